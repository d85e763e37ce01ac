import '@mantine/dates/styles.css';
import 'dayjs/locale/id';
import 'dayjs/locale/en-gb';
import { DateInput, DatesProvider } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useWords } from '../words/use-words';

// What is typed is read by the format that is shown.
dayjs.extend(customParseFormat);

/** The same in both languages but for the months' names; seconds, as logs have them. */
const DAY = 'D MMM YYYY';
const MOMENT = 'D MMM YYYY HH:mm:ss';

interface CalendarFieldProps {
  label: string;
  /** `yyyy-mm-dd`, with a time `yyyy-mm-ddThh:mm:ss`; empty for none */
  value: string;
  onChange: (value: string) => void;
  hasTime?: boolean;
  w?: number;
}

/**
 * A day, or a moment, to type or to pick, written in the page's language: the browser's own field
 * writes it as the browser's language does, which put the month before the day in Indonesian.
 */
export function CalendarField({ label, value, onChange, hasTime = false, w }: CalendarFieldProps) {
  const { t, language } = useWords();
  return (
    <DatesProvider settings={{ locale: language === 'en' ? 'en-gb' : 'id' }}>
      <DateInput
        label={label}
        value={value === '' ? null : value.replace('T', ' ')}
        onChange={(chosen) => onChange(chosen?.replace(' ', 'T') ?? '')}
        valueFormat={hasTime ? MOMENT : DAY}
        withTime={hasTime}
        placeholder={t(hasTime ? 'widgets.calendar.moment' : 'widgets.calendar.day')}
        clearable
        clearButtonProps={{ 'aria-label': t('widgets.calendar.clear') }}
        leftSection={<IconCalendar size={16} aria-hidden />}
        previousLabel={t('widgets.calendar.previous')}
        nextLabel={t('widgets.calendar.next')}
        ariaLabels={{ monthLevelControl: t('widgets.calendar.month') }}
        w={w ?? 190}
      />
    </DatesProvider>
  );
}
