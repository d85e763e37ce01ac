import { Alert, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AgencyDetail } from '../../../contract/agency';
import type { AgencyReportSummary, ReasonCode } from '../../../contract/overview';
import { Age } from '../widgets/age';
import { LagVerdictMark, useLagReason } from '../widgets/lag-verdict-mark';
import { useWords } from '../words/use-words';

/** Reasons that the sentence of the verdict already contains. */
const SAID_BY_THE_VERDICT = new Set<ReasonCode>(['lagging', 'report-stale', 'no-report']);

/** The agency's evaluation in a sentence, then the figures behind it, time before offsets. */
export function AgencyEvaluation({
  detail: { agency, evaluation, worstLagMs, partitions, paused },
}: {
  detail: AgencyDetail;
}) {
  const { t, number, lag, reason } = useWords();
  const lagReason = useLagReason();
  const { report, status } = agency;
  const pendings = partitions.flatMap(({ pending }) => (pending === null ? [] : [BigInt(pending)]));
  const toGo = pendings.reduce((sum, pending) => sum + pending, 0n);
  const isWhole = pendings.length === partitions.length && partitions.length > 0;
  return (
    <Paper withBorder p="md" data-testid="judgement">
      <Stack gap="sm">
        <Group gap="xs">
          <LagVerdictMark verdict={evaluation.verdict} reason={evaluation.reason} />
          <Text>{lagReason(evaluation)}</Text>
          {status === 'in-sync' || SAID_BY_THE_VERDICT.has(agency.reason.code) ? null : (
            <Text className="sentence">{reason(agency.reason)}.</Text>
          )}
        </Group>
        {paused.length > 0 ? (
          <Alert color="blue" icon={<IconPlayerPause aria-hidden />} p="xs">
            {t('agencies.pausedPartitions', {
              count: paused.length,
              value: number(paused.length),
              list: paused.slice(0, 6).join(', '),
            })}
            {paused.length > 6 ? ' …' : ''}
          </Alert>
        ) : null}
        <dl className="facts">
          <Fact name={t('sync.lag')} isMain>
            {lag(worstLagMs)}
          </Fact>
          <Fact name={t('partitionColumn.pending')}>
            {isWhole
              ? t('agencies.records', { count: Number(toGo), value: number(String(toGo)) })
              : '–'}
          </Fact>
          <Fact name={t('agencies.appliedPerSecond')}>
            {report ? number(report.appliedPerSecond) : '–'}
          </Fact>
          <Fact name={t('outbox')}>{report ? number(report.outboxPending) : '–'}</Fact>
          <Fact name={t('deadLetters')}>
            {report ? (
              <Link to="/dead-letters" className="quiet-link">
                {number(report.deadLetters)}
              </Link>
            ) : (
              '–'
            )}
          </Fact>
          <Fact name={t('agencies.waiting')}>{report ? number(report.waiting) : '–'}</Fact>
          <Fact name={t('reported')}>
            <Age at={report?.receivedAt ?? null} />
          </Fact>
          <Fact name={t('agencies.lookedOver')}>
            <LookedOver report={report} />
          </Fact>
          <Fact name={t('agencies.startedAt')}>
            <Age at={report?.startedAt ?? null} />
          </Fact>
          <Fact name={t('agencies.software')}>{report?.software ?? '–'}</Fact>
        </dl>
      </Stack>
    </Paper>
  );
}

/**
 * When the copy was last scrubbed. A copy that was scrubbed in part is told apart from one that
 * never was.
 */
function LookedOver({ report }: { report: AgencyReportSummary | null }) {
  const { t, number } = useWords();
  if (report === null) return '–';
  const { lookedOverAt, findings, foundAt } = report;
  return (
    <>
      {lookedOverAt === null ? t('agencies.lookingOver') : <Age at={lookedOverAt} />}
      {findings > 0 ? (
        <Text component="span" fz="xs" display="block">
          {t('agencies.found', { count: findings, value: number(findings) })} <Age at={foundAt} />
        </Text>
      ) : null}
    </>
  );
}

function Fact({
  name,
  isMain = false,
  children,
}: {
  name: string;
  isMain?: boolean;
  children: ReactNode;
}) {
  return (
    <div>
      <Text component="dt" fz="xs" c="dimmed">
        {name}
      </Text>
      <Text
        component="dd"
        m={0}
        fz={isMain ? 'lg' : 'sm'}
        fw={isMain ? 700 : 500}
        className="tabular"
      >
        {children}
      </Text>
    </div>
  );
}
