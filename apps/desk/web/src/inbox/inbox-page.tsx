import { Button, Chip, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { EmptyState, PageHead, ProblemAlert, queries, useStream, useWords } from '@sinergi/web';
import { IconBed, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import { AGENCY } from '../api/entities';
import { useGround } from '../api/ground';
import { type InboxPage as Inbox, inboxQuery } from '../api/inbox';
import { useCan, useMe } from '../api/me';
import { NotYet } from '../entity/not-yet';
import { InboxCard } from './inbox-card';
import type { Whose } from './inbox-search';
import { ReadAgain } from './read-again';

/** How many items are shown at once; each shows more of its entity. */
const PAGE = 20;
const MOST = 200;

/** What waits for the agency, by due time; what is reported most often stands above it. */
export function InboxPage() {
  const { t } = useWords();
  const { me } = useMe();
  const ground = useGround();
  return (
    <Stack gap="md" data-testid="home">
      <PageHead title={t('inbox.title')} />
      {me?.scopes.length === 0 ? <Text>{t('inbox.noRole')}</Text> : <Reporting />}
      {ground && me && me.scopes.length > 0 ? <Waiting ground={ground} /> : null}
    </Stack>
  );
}

const OFTEN = [
  { flow: 'sighting', Icon: IconEye },
  { flow: 'lodging', Icon: IconBed },
] as const;

function Reporting() {
  const { t } = useWords();
  const can = useCan();
  const often = OFTEN.filter(({ flow }) => can(flow, 'write'));
  if (often.length === 0) return null;
  return (
    <SimpleGrid cols={often.length} spacing="xs">
      {often.map(({ flow, Icon }) => (
        <Button
          key={flow}
          size="lg"
          px="xs"
          h={56}
          variant="light"
          leftSection={<Icon size={22} aria-hidden />}
          styles={{ label: { whiteSpace: 'normal', lineHeight: 1.15, fontSize: '1rem' } }}
          renderRoot={(props) => <Link to="/report/$flow" params={{ flow }} {...props} />}
        >
          {t(`report.of.${flow}`)}
        </Button>
      ))}
    </SimpleGrid>
  );
}

const readAgain = new ReadAgain(() => queries.invalidateQueries({ queryKey: ['inbox'] }));

function Waiting({ ground }: { ground: Ground }) {
  const { t } = useWords();
  const { me } = useMe();
  const { kind, whose = 'all' } = useSearch({ from: '/' });
  const [limit, setLimit] = useState(PAGE);
  const takenBy = whose === 'mine' ? me?.officer : whose === 'nobody' ? 'nobody' : undefined;
  const query = useQuery(inboxQuery({ kind, takenBy, limit }));
  const { data, error, refetch, dataUpdatedAt } = query;
  useStream(`${AGENCY}/feed/stream`, () => readAgain.soon());
  if (!data) return <NotYet query={query} h={240} />;
  return (
    <>
      <Filters counts={data.counts} kind={kind} whose={whose} />
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data.cutShort.length > 0 ? (
        <Text fz="sm" c="dimmed">
          {t('inbox.cutShort')}
        </Text>
      ) : null}
      {data.items.length === 0 ? (
        <EmptyState Icon={IconCircleCheck}>
          {t(kind === undefined && whose === 'all' ? 'inbox.empty' : 'inbox.emptyHere')}
        </EmptyState>
      ) : null}
      <SimpleGrid cols={1} spacing="sm" data-testid="inbox">
        {data.items.map((item) => (
          <InboxCard
            key={item.itemId}
            ground={ground}
            item={item}
            clock={{ now: data.now, readAt: dataUpdatedAt }}
          />
        ))}
      </SimpleGrid>
      {data.nextCursor !== null && limit < MOST ? (
        <Button
          size="lg"
          variant="default"
          loading={query.isFetching}
          onClick={() => setLimit(Math.min(MOST, limit + PAGE))}
        >
          {t('inbox.more')}
        </Button>
      ) : null}
    </>
  );
}

interface FiltersProps {
  counts: Inbox['counts'];
  kind: string | undefined;
  whose: Whose;
}

/** How much waits, whose is shown, and of which kind. */
function Filters({ counts, kind, whose }: FiltersProps) {
  const { t, number } = useWords();
  const navigate = useNavigate({ from: '/' });
  const sum = (of: (count: Inbox['counts'][number]) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  const show = (search: { kind?: string | undefined; whose?: Whose | undefined }): void =>
    void navigate({
      search: {
        ...(search.kind === undefined ? {} : { kind: search.kind }),
        ...(search.whose === undefined || search.whose === 'all' ? {} : { whose: search.whose }),
      },
      replace: true,
    });
  return (
    <Stack gap="xs">
      <Text role="status" fz="sm" data-testid="counts">
        {t('inbox.waiting', { count: sum(({ waiting }) => waiting) })}
        {' · '}
        {t('inbox.pastDue', { count: sum(({ past }) => past) })}
      </Text>
      <SegmentedControl
        size="md"
        aria-label={t('inbox.whose')}
        value={whose}
        onChange={(next) => show({ kind, whose: next as Whose })}
        data={[
          { value: 'all', label: t('inbox.all') },
          { value: 'mine', label: t('inbox.own') },
          { value: 'nobody', label: t('inbox.free') },
        ]}
      />
      {counts.length > 1 ? (
        <Group gap="xs" role="group" aria-label={t('inbox.kinds')}>
          {counts.map((one) => (
            <Chip
              key={one.kind}
              size="md"
              checked={one.kind === kind}
              onChange={(isOn) => show({ kind: isOn ? one.kind : undefined, whose })}
            >
              {t(`inbox.kind.${one.kind}`, { defaultValue: one.kind })} {number(one.waiting)}
            </Chip>
          ))}
        </Group>
      ) : null}
    </Stack>
  );
}
