import { Group, NativeSelect } from '@mantine/core';
import { CalendarField } from '@sinergi/web/calendar';
import { ACTION_KINDS, ACTION_OUTCOMES } from '../../../contract/session';
import { useAgencies } from '../live/overview-feed';
import { SearchField } from '../widgets/search-field';
import { useWords } from '../words/use-words';
import type { ActionsSearch } from './actions-search';

interface ActionFiltersProps {
  search: ActionsSearch;
  onChange: (changed: Partial<ActionsSearch>) => void;
}

/** The filters of the log of actions; the address holds them all. */
export function ActionFilters({ search, onChange }: ActionFiltersProps) {
  const { t, nameOf } = useWords();
  const agencies = useAgencies();
  return (
    <Group gap="sm" align="flex-end">
      <SearchField
        label={t('actions.search')}
        value={search.search ?? ''}
        onChange={(text) => onChange({ search: text || undefined })}
        w={240}
      />
      <NativeSelect
        aria-label={t('actions.action')}
        value={search.action ?? ''}
        onChange={(event) =>
          onChange({ action: ACTION_KINDS.find((name) => name === event.currentTarget.value) })
        }
        data={[
          { value: '', label: t('actions.everyAction') },
          ...ACTION_KINDS.map((name) => ({ value: name, label: t(`actions.name.${name}`) })),
        ]}
      />
      <NativeSelect
        aria-label={t('agency')}
        value={search.agency ?? ''}
        onChange={(event) => onChange({ agency: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('alerts.everyAgency') },
          ...agencies.map((row) => ({ value: row.code, label: nameOf(row) })),
        ]}
      />
      <NativeSelect
        aria-label={t('actions.outcomeName')}
        value={search.outcome ?? ''}
        onChange={(event) =>
          onChange({ outcome: ACTION_OUTCOMES.find((name) => name === event.currentTarget.value) })
        }
        data={[
          { value: '', label: t('actions.everyOutcome') },
          ...ACTION_OUTCOMES.map((name) => ({ value: name, label: t(`actions.outcome.${name}`) })),
        ]}
      />
      <Day name="from" search={search} onChange={onChange} />
      <Day name="to" search={search} onChange={onChange} />
    </Group>
  );
}

function Day({ name, search, onChange }: ActionFiltersProps & { name: 'from' | 'to' }) {
  const { t } = useWords();
  return (
    <CalendarField
      label={t(`actions.${name}`)}
      value={search[name] ?? ''}
      onChange={(chosen) => onChange({ [name]: chosen || undefined })}
    />
  );
}
