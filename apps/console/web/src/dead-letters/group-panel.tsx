import { Button, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { EmptyState, ProblemAlert, pathWith, readJson } from '@sinergi/web';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { DeadLetterRow } from '../../../contract/dead-letters';
import type { Page } from '../../../contract/session';
import { useAgencyName } from '../links/use-agency-name';
import { AgeOf } from '../widgets/age-of';
import { useWords } from '../words/use-words';
import { type DeadLetterSearch, deadLetterName } from './dead-letter-search';
import { DeadLetterTable } from './dead-letter-table';
import { RedriveActions } from './redrive-actions';
import { RedriveJob } from './redrive-job';

interface GroupPanelProps {
  agency: string;
  reason: string;
  topic: string;
  operation: string | undefined;
  onChange: (part: DeadLetterSearch) => void;
}

/** The dead letters of one cause at one agency, and the operations on all of them. */
export function GroupPanel({ agency, reason, topic, operation, onChange }: GroupPanelProps) {
  const { t, number } = useWords();
  const nameOf = useAgencyName();
  const query = useInfiniteQuery({
    queryKey: ['dead-letters', agency, reason, topic],
    queryFn: ({ pageParam, signal }) =>
      readJson<Page<DeadLetterRow>>(
        pathWith(`/api/agencies/${encodeURIComponent(agency)}/dead-letters`, {
          reason,
          topic,
          cursor: pageParam,
        }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const letters = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="group-title">
      <Stack gap="sm">
        <div>
          <Title order={2} fz="h4" id="group-title">
            {t(`dead-letters.reason.${reason}`, reason)} · {nameOf(agency)}
          </Title>
          <Text fz="sm" c="dimmed">
            {topic}
          </Text>
        </div>
        <Text fz="sm">{t(`dead-letters.why.${reason}`, '')}</Text>
        <RedriveActions
          agency={agency}
          target={{ reason, topic }}
          onBegun={(operationId) => onChange({ operation: operationId })}
        />
        {operation ? (
          <RedriveJob
            agency={agency}
            operationId={operation}
            onClose={() => onChange({ operation: undefined })}
          />
        ) : null}
        <AgeOf query={query} />
        {query.error && !query.data ? (
          <ProblemAlert
            error={query.error}
            title={t('dead-letters.lettersFailed')}
            onRetry={() => void query.refetch()}
          />
        ) : null}
        {query.isPending ? <Skeleton h={200} /> : null}
        {query.data && letters.length === 0 ? (
          <EmptyState>{t('dead-letters.noLetters')}</EmptyState>
        ) : null}
        {letters.length > 0 ? (
          <DeadLetterTable
            letters={letters}
            onOpen={(letter) => onChange({ letter: deadLetterName(letter) })}
          />
        ) : null}
        {query.hasNextPage ? (
          <Button
            variant="default"
            size="xs"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('dead-letters.more', { shown: number(letters.length) })}
          </Button>
        ) : null}
      </Stack>
    </Paper>
  );
}
