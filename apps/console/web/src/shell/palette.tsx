import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { holdersIn, useOverview } from '../live/overview-feed';
import { useWords } from '../words/use-words';
import { PAGES } from './pages';

const EVENT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Finds pages, agencies, topics by name, and events by id. Ctrl-K opens it, also from within a
 * field. It appears with the focus and without a transition: with a transition, keys typed at once
 * were lost or taken for shortcuts.
 */
export function Palette() {
  const { t, nameOf } = useWords();
  const navigate = useNavigate();
  const { overview } = useOverview();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const asked = query.trim();
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('shell.pages'),
      actions: PAGES.map(({ to, name, Icon }) => ({
        id: to,
        label: t(`shell.page.${name}`),
        leftSection: <Icon size={18} aria-hidden />,
        onClick: () => void navigate({ to }),
      })),
    },
    {
      group: t('shell.page.agencies'),
      actions: holdersIn(overview).map((agency) => ({
        id: `agency ${agency.code}`,
        label: nameOf(agency),
        description: agency.code,
        onClick: () => void navigate({ to: '/agencies/$code', params: { code: agency.code } }),
      })),
    },
    {
      group: t('shell.page.topics'),
      actions: (overview?.flows ?? []).map(({ flow, topic }) => ({
        id: `topic ${topic}`,
        label: topic,
        description: t(`flow.${flow}`, flow),
        onClick: () => void navigate({ to: '/topics/$topic', params: { topic } }),
      })),
    },
  ];
  const event: SpotlightActionData[] = EVENT_ID.test(asked)
    ? [
        {
          id: 'event',
          label: t('shell.openEvent'),
          description: asked,
          keywords: asked,
          onClick: () =>
            void navigate({ to: '/events/$eventId', params: { eventId: asked.toLowerCase() } }),
        },
      ]
    : [];
  return (
    <Spotlight
      actions={[...event, ...groups]}
      query={query}
      onQueryChange={setQuery}
      tagsToIgnore={[]}
      transitionProps={{ duration: 0 }}
      onSpotlightOpen={() => field.current?.focus()}
      limit={30}
      scrollable
      highlightQuery
      overlayProps={{ blur: 0 }}
      nothingFound={t('shell.nothingFound')}
      searchProps={{
        ref: field,
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('shell.palettePlaceholder'),
        'aria-label': t('shell.palettePlaceholder'),
      }}
    />
  );
}
