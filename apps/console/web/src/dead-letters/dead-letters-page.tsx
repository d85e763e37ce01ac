import { Group, Paper, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, PageHead, ProblemAlert, readJson } from '@sinergi/web';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DeadLetterBoard } from '../../../contract/dead-letters';
import { PageButton } from '../links/page-anchor';
import { AgeOf } from '../widgets/age-of';
import { useWords } from '../words/use-words';
import { AgencyTable } from './agency-table';
import { CauseTable } from './cause-table';
import { DeadLetterDrawer } from './dead-letter-drawer';
import type { DeadLetterSearch } from './dead-letter-search';
import { groupByCause, unexplained } from './group-by-cause';
import { GroupPanel } from './group-panel';
import { UnexplainedAlert } from './unexplained-alert';

const REFRESH_MS = 10_000;
const route = getRouteApi('/dead-letters');

/**
 * The page of dead letters ("Surat mati"): the records that could not be applied, why, and at which
 * agencies; and the way to repair them: inspect, correct, dry run, redrive.
 */
export function DeadLettersPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    queryKey: ['dead-letters'],
    queryFn: ({ signal }) => readJson<DeadLetterBoard>('/api/dead-letters', signal),
    refetchInterval: REFRESH_MS,
  });
  const change = (part: DeadLetterSearch): void =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.dead-letters')} mark={<AgeOf query={query} />}>
        <SegmentedControl
          aria-label={t('dead-letters.by')}
          value={search.by ?? 'cause'}
          onChange={(by) => change({ by: by === 'agency' ? 'agency' : undefined })}
          data={[
            { value: 'cause', label: t('dead-letters.byCause') },
            { value: 'agency', label: t('dead-letters.byAgency') },
          ]}
        />
      </PageHead>
      {query.error && !query.data ? (
        <ProblemAlert
          error={query.error}
          title={t('dead-letters.failed')}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      {query.isPending ? <Skeleton h={260} /> : null}
      {query.data ? <Board board={query.data} search={search} onChange={change} /> : null}
      {search.agency && search.reason && search.topic ? (
        <GroupPanel
          key={`${search.agency} ${search.reason} ${search.topic}`}
          agency={search.agency}
          reason={search.reason}
          topic={search.topic}
          operation={search.operation}
          onChange={change}
        />
      ) : null}
      {search.agency ? (
        <DeadLetterDrawer
          agency={search.agency}
          letter={search.letter}
          onClose={() => change({ letter: undefined })}
        />
      ) : null}
    </Stack>
  );
}

interface BoardProps {
  board: DeadLetterBoard;
  search: DeadLetterSearch;
  onChange: (part: DeadLetterSearch) => void;
}

function Board({ board, search, onChange }: BoardProps) {
  const { t } = useWords();
  const isOfTopicAlone = search.topic !== undefined && search.reason === undefined;
  const causes = groupByCause(board.agencies).filter(
    ({ topic }) => !isOfTopicAlone || topic === search.topic,
  );
  const hidden = unexplained(board.agencies);
  const open = (agency: string, reason: string, topic: string): void =>
    onChange({ agency, reason, topic, letter: undefined, operation: undefined });
  return (
    <>
      <UnexplainedAlert agencies={hidden} />
      {isOfTopicAlone ? (
        <Group gap="xs">
          <Text fz="sm">{t('dead-letters.ofTopic', { topic: search.topic })}</Text>
          <PageButton
            to="/dead-letters"
            size="compact-sm"
            variant="default"
            leftSection={<IconX size={14} aria-hidden />}
          >
            {t('dead-letters.allTopics')}
          </PageButton>
        </Group>
      ) : null}
      <Paper withBorder p="xs">
        {search.by === 'agency' ? (
          <AgencyTable agencies={board.agencies} chosen={search} onOpen={open} />
        ) : causes.length > 0 ? (
          <CauseTable causes={causes} chosen={search} onOpen={open} />
        ) : (
          <EmptyState Icon={IconCircleCheck}>
            {t(hidden.length > 0 ? 'dead-letters.noneVisible' : 'dead-letters.none')}
          </EmptyState>
        )}
      </Paper>
    </>
  );
}
