import { Anchor, Button, Group, Paper, Text } from '@mantine/core';
import { pathWith, readJson } from '@sinergi/web';
import { IconEyeCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../contract/overview';
import type { Annotations } from '../../../contract/samples';
import { useMe } from '../api/me';
import { useAgencyName } from '../links/use-agency-name';
import { Age } from '../widgets/age';
import { useWords } from '../words/use-words';
import { changesSince } from './last-look';
import { useLastLook } from './use-last-look';

/** Who was away for less than this has seen nearly everything. */
const AWAY_MS = 60_000;
const MOST_NAMED = 3;

/** What changed since this operator last looked: copies, dead letters, alerts, what was done. */
export function SinceLastLook({ overview }: { overview: Overview }) {
  const { me } = useMe();
  return me ? <Since key={me.id} operator={me.id} overview={overview} /> : null;
}

function Since({ operator, overview }: { operator: string; overview: Overview }) {
  const { t, number } = useWords();
  const nameOf = useAgencyName();
  const [look, seen] = useLastLook(operator, overview);
  const wasAway = look !== null && Date.parse(overview.at) - Date.parse(look.at) > AWAY_MS;
  const from = look?.at ?? '';
  const { data: happened } = useQuery({
    queryKey: ['since-last-look', from],
    queryFn: ({ signal }) => readJson<Annotations>(pathWith('/api/annotations', { from }), signal),
    enabled: wasAway,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!wasAway) return null;
  const { worse, mended, deadLetters, openAlerts } = changesSince(look, overview);
  const named = worse
    .slice(0, MOST_NAMED)
    .map(
      ({ agency, flow, status }) =>
        `${nameOf(agency)} · ${t(`flow.${flow}`, flow)}: ${t(`status.${status}`)}`,
    );
  const rest = worse.length - named.length;
  const actions = happened?.items.filter(({ kind }) => kind === 'action').length ?? 0;
  const starts = happened?.items.filter(({ kind }) => kind === 'start').length ?? 0;
  const counted = (key: string, count: number): string[] =>
    count > 0 ? [t(`overview-page.since.${key}`, { count, value: number(count) })] : [];
  const said = [
    ...named,
    ...counted('moreWorse', rest),
    ...counted('mended', mended),
    ...counted('deadLetters', deadLetters),
    ...counted('alerts', openAlerts),
    ...counted('alertsEnded', -openAlerts),
    ...counted('actions', actions),
    ...counted('starts', starts),
  ];
  return (
    <Paper withBorder p="sm" data-testid="since-last-look">
      <Group justify="space-between" gap="sm">
        <Text fz="sm">
          {t('overview-page.since.looked')} <Age at={look.at} />
          {': '}
          {said.length === 0 ? t('overview-page.since.nothing') : said.join(' · ')}{' '}
          {actions + starts > 0 ? (
            <Anchor fz="sm" renderRoot={(props) => <Link to="/actions" {...props} />}>
              {t('overview-page.since.toActions')}
            </Anchor>
          ) : null}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconEyeCheck size={16} aria-hidden />}
          onClick={seen}
        >
          {t('overview-page.since.seen')}
        </Button>
      </Group>
    </Paper>
  );
}
