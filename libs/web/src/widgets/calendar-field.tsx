import '@mantine/dates/styles.css';
import 'dayjs/locale/id';
import 'dayjs/locale/en-gb';
import { DateInput, DatesProvider } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useWords } from '../words/use-words';

// Typed text is parsed by the format that is shown.
dayjs.extend(customParseFormat);

/** The same in both languages except for the names of months; with seconds, as logs have them. */
const DAY = 'D MMM YYYY';
const MOMENT = 'D MMM YYYY HH:mm:ss';

interface CalendarFieldProps {
  label: string;
  /** `yyyy-mm-dd`, with a time `yyyy-mm-ddThh:mm:ss`; empty for none */
  value: string;
  onChange: (value: string) => void;
  hasTime?: boolean;
  description?: string | undefined;
  error?: string | undefined;
  withAsterisk?: boolean;
  w?: number;
}

/**
 * A day or a moment to type or to pick, in the page's language. The browser's own field uses the
 * browser's language, which put the month before the day in Indonesian.
 */
export function CalendarField({
  label,
  value,
  onChange,
  hasTime = false,
  w,
  ...rest
}: CalendarFieldProps) {
  const { t, language } = useWords();
  return (
    <DatesProvider settings={{ locale: language === 'en' ? 'en-gb' : 'id' }}>
      <DateInput
        label={label}
        value={value === '' ? null : value.replace('T', ' ')}
        onChange={(chosen) => onChange(chosen?.replace(' ', 'T') ?? '')}
        valueFormat={hasTime ? MOMENT : DAY}
        withTime={hasTime}
        placeholder={t(hasTime ? 'calendar.moment' : 'calendar.day')}
        clearable
        clearButtonProps={{ 'aria-label': t('calendar.clear') }}
        leftSection={<IconCalendar size={16} aria-hidden />}
        previousLabel={t('calendar.previous')}
        nextLabel={t('calendar.next')}
        ariaLabels={{ monthLevelControl: t('calendar.month') }}
        w={w ?? 190}
        {...rest}
      />
    </DatesProvider>
  );
}
