import { Button, Group, Select, Switch, TextInput } from '@mantine/core';
import { instantOf, localOf, useMoment } from '@sinergi/web';
import { CalendarField } from '@sinergi/web/calendar';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { LONGEST_FILTER, type TopicDetail } from '../../../contract/topics';
import { useAgencyName } from '../links/use-agency-name';
import { useWords } from '../words/use-words';
import { FilterExamples } from './filter-examples';
import {
  BUDGETS,
  DEFAULT_BUDGET,
  DEFAULT_LIMIT,
  LIMITS,
  type MessageSearch,
  type MessageStart,
} from './message-search';
import './messages.css';

/** A filter in CEL; it is the same in every language. */
const FILTER_EXAMPLE = 'value.kecamatan == "31.71.06"';

interface ScanFormProps {
  topic: TopicDetail;
  agency: string;
  readable: readonly string[];
  search: MessageSearch;
  onChange: (part: MessageSearch) => void;
  /** starts the same scan again */
  onAgain: () => void;
}

const STARTS = ['newest', 'oldest', 'offset', 'time'] as const;
type StartKind = (typeof STARTS)[number];

const kindOf = (from: MessageStart | undefined): StartKind =>
  STARTS.find((kind) => from?.startsWith(kind)) ?? 'newest';

/**
 * The settings of a scan. A choice takes effect at once. Typed text takes effect with Enter;
 * otherwise every letter would start a new scan.
 */
export function ScanForm({ topic, agency, readable, search, onChange, onAgain }: ScanFormProps) {
  const { t, number } = useWords();
  const nameOf = useAgencyName();
  const { zone } = useMoment();
  const [kind, setKind] = useState<StartKind>(kindOf(search.from));
  const [offset, setOffset] = useState(
    search.from?.startsWith('offset:') ? search.from.slice('offset:'.length) : '',
  );
  const [time, setTime] = useState(
    search.from?.startsWith('time:') ? localOf(search.from.slice('time:'.length), zone) : '',
  );
  const [filter, setFilter] = useState(search.filter ?? '');
  const filterIsLong = filter.trim().length > LONGEST_FILTER;
  const partitions = topic.partitionRows.map(({ partition }) => String(partition));

  const start = (): MessageSearch => {
    if (kind === 'offset')
      return /^\d{1,18}$/.test(offset)
        ? { from: `offset:${offset}`, partition: search.partition ?? 0 }
        : {};
    const instant = kind === 'time' ? instantOf(time, zone) : null;
    return { from: kind === 'oldest' ? 'oldest' : instant ? `time:${instant}` : undefined };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (filterIsLong) return;
    const part: MessageSearch = { ...start(), filter: filter.trim() || undefined };
    const isSame = Object.entries(part).every(
      ([name, value]) => search[name as keyof MessageSearch] === value,
    );
    if (isSame) onAgain();
    else onChange(part);
  };
  const chooseStart = (chosen: string | null): void => {
    const next = STARTS.find((known) => known === chosen) ?? 'newest';
    setKind(next);
    if (next === 'newest') onChange({ from: undefined });
    if (next === 'oldest') onChange({ from: 'oldest' });
  };

  return (
    <form onSubmit={submit} className="scan-form">
      <Select
        label={t('messages.through')}
        value={agency}
        onChange={(chosen) => chosen && onChange({ agency: chosen })}
        data={readable.map((code) => ({ value: code, label: nameOf(code) }))}
        allowDeselect={false}
        w={{ base: '100%', xs: 230 }}
      />
      <Select
        label={t('messages.from')}
        value={kind}
        onChange={chooseStart}
        data={STARTS.map((value) => ({ value, label: t(`messages.start.${value}`) }))}
        allowDeselect={false}
        w={140}
      />
      {kind === 'offset' ? (
        <TextInput
          label={t('messages.offset')}
          value={offset}
          onChange={(event) => setOffset(event.currentTarget.value)}
          error={offset !== '' && !/^\d{1,18}$/.test(offset) ? t('messages.offsetWrong') : null}
          inputMode="numeric"
          w={190}
        />
      ) : null}
      {kind === 'time' ? (
        <CalendarField
          hasTime
          label={t('messages.time', { zone })}
          value={time}
          onChange={setTime}
          w={240}
        />
      ) : null}
      <Select
        label={t('messages.partition')}
        value={
          search.partition === undefined
            ? kind === 'offset'
              ? '0'
              : 'all'
            : String(search.partition)
        }
        onChange={(chosen) =>
          onChange({
            ...(kind === 'offset' ? start() : {}),
            partition: chosen === 'all' ? undefined : Number(chosen),
          })
        }
        data={[
          ...(kind === 'offset' ? [] : [{ value: 'all', label: t('messages.allPartitions') }]),
          ...partitions,
        ]}
        allowDeselect={false}
        w={110}
      />
      <Select
        label={t('messages.limit')}
        value={String(search.limit ?? DEFAULT_LIMIT)}
        onChange={(chosen) =>
          onChange({ limit: Number(chosen) === DEFAULT_LIMIT ? undefined : Number(chosen) })
        }
        data={LIMITS.map((limit) => ({ value: String(limit), label: number(limit) }))}
        allowDeselect={false}
        w={110}
      />
      <Select
        label={t('messages.scanAtMost')}
        value={String(search.budget ?? DEFAULT_BUDGET)}
        onChange={(chosen) =>
          onChange({ budget: Number(chosen) === DEFAULT_BUDGET ? undefined : Number(chosen) })
        }
        data={BUDGETS.map((budget) => ({ value: String(budget), label: number(budget) }))}
        allowDeselect={false}
        w={130}
      />
      <Switch
        label={t('messages.live')}
        checked={search.live === true}
        onChange={(event) => onChange({ live: event.currentTarget.checked || undefined })}
        pb={8}
      />
      <Group gap="xs" align="flex-end" wrap="nowrap" className="scan-second">
        <TextInput
          label={t('messages.filter')}
          placeholder={FILTER_EXAMPLE}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          data-page-search
          spellCheck={false}
          autoComplete="off"
          error={
            filterIsLong
              ? t('messages.filterLong', {
                  most: number(LONGEST_FILTER),
                  length: number(filter.trim().length),
                })
              : null
          }
          className="scan-filter"
          classNames={{ input: 'code-input' }}
        />
        <FilterExamples onChoose={setFilter} />
        <Button
          type="submit"
          c="var(--mantine-primary-color-contrast)"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
        >
          {t('messages.read')}
        </Button>
      </Group>
    </form>
  );
}
