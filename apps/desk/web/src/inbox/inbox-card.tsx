import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconBadge, useBrowserNow, useMoment, useWords } from '@sinergi/web';
import { IconClock, IconClockExclamation, IconHourglassHigh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { type Entity, entityQuery } from '../api/entities';
import { useAgencyName, useDistrictName } from '../api/ground';
import type { CorrectedGround, InboxItem } from '../api/inbox';
import { PageLink } from '../entity/page-link';
import { useTelling } from '../entity/use-telling';
import { useValueWords } from '../words/use-value-words';
import { dueOf } from './due-words';
import { iconOf } from './kinds';
import { StepButton } from './step-button';
import { TakenBar } from './taken-bar';

interface InboxCardProps {
  ground: Ground;
  item: InboxItem;
  clock: LaneClock;
}

/** The time in the lane, which an exercise may have of its own, and when this browser read it. */
interface LaneClock {
  now: string;
  /** epoch ms */
  readAt: number;
}

/** So many steps have a button; the page of the entity has all. */
const BUTTONS = 3;

/** Something that waits: what, until when, who works on it, and what may be said next. */
export function InboxCard({ ground, item, clock }: InboxCardProps) {
  const { t } = useWords();
  const { short } = useMoment();
  const nameOf = useAgencyName();
  const districtOf = useDistrictName();
  const tell = useTelling();
  const { flow, entityId, subjectId, version, kecamatan, title, owner } = item;
  const isOfPerson = flow === 'subject' || version === 0;
  // An entity of this version says the same for ever.
  const { data: entity } = useQuery({
    ...entityQuery(ground, flow, entityId),
    ...{
      queryKey: ['entity-at', flow, `${entityId} ${version}`],
      staleTime: Number.POSITIVE_INFINITY,
    },
    enabled: !isOfPerson,
  });
  const Icon = iconOf(item.kind);
  const kind = t(`inbox.kind.${item.kind}`, { defaultValue: t(`flow.${flow}`, flow) });
  const { told, text } = entity ? tell(entity) : { told: '', text: null };
  const heading = title ?? told;
  return (
    <Paper
      withBorder
      p="sm"
      component="article"
      aria-label={`${kind} ${heading}`}
      data-testid="item"
    >
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Group gap={6} wrap="nowrap">
            <Icon size={20} stroke={1.6} aria-hidden />
            <Text fz="sm" fw={600}>
              {kind}
            </Text>
          </Group>
          <DueBadge dueAt={item.dueAt} clock={clock} />
        </Group>
        <Anchor
          c="inherit"
          className="wrapped"
          fw={600}
          renderRoot={(props) =>
            isOfPerson ? (
              <PageLink flow="subject" id={subjectId ?? entityId} {...props} />
            ) : (
              <PageLink flow={flow} id={entityId} {...props} />
            )
          }
        >
          {heading || t(isOfPerson ? 'inbox.person' : 'lists.entity')}
        </Anchor>
        {text === null ? null : (
          <Text fz="sm" lineClamp={2}>
            {text}
          </Text>
        )}
        <Group gap="xs" fz="sm" c="dimmed">
          <span>{nameOf(owner)}</span>
          {kecamatan === null ? null : <span>{districtOf(kecamatan)}</span>}
          <span>{item.dueAt === null ? short(item.since) : short(item.dueAt)}</span>
        </Group>
        {item.ground === null ? null : <CorrectedBy of={item.ground} />}
        {item.next.length === 0 ? null : (
          <Group gap="xs">
            {item.next.slice(0, BUTTONS).map((step, at) => (
              <StepButton
                key={`${step.flow} ${step.change}`}
                item={item}
                step={step}
                isFirst={at === 0}
                answered={answeredBy(ground, item, entity)}
              />
            ))}
            {item.next.length > BUTTONS ? (
              <Button
                className="target"
                variant="subtle"
                renderRoot={(props) => <PageLink flow={flow} id={entityId} {...props} />}
              >
                {t('inbox.moreSteps', { count: item.next.length - BUTTONS })}
              </Button>
            ) : null}
          </Group>
        )}
        <TakenBar item={item} />
      </Stack>
    </Paper>
  );
}

/** What was corrected, by whom and when; it leads there. */
function CorrectedBy({ of }: { of: CorrectedGround }) {
  const { t } = useWords();
  const { short } = useMoment();
  const nameOf = useAgencyName();
  const wordOf = useValueWords();
  const { flow, entityId, owner, change, recordedAt } = of;
  return (
    <Anchor
      fz="sm"
      className="wrapped"
      renderRoot={(props) => <PageLink flow={flow} id={entityId} {...props} />}
    >
      {t('inbox.corrected', {
        flow: t(`flow.${flow}`, flow),
        change: wordOf('change', change),
        ...{ agency: nameOf(owner), time: short(recordedAt) },
      })}
    </Anchor>
  );
}

/** Returns the id of the entity that a reply answers; null where it is not known yet. */
function answeredBy(ground: Ground, item: InboxItem, entity: Entity | undefined): string | null {
  const step = item.next[0];
  const id = step && entity?.[ground.flows[step.flow]?.idField ?? ''];
  return typeof id === 'string' ? id : null;
}

const DUE = {
  past: { colour: 'red', Icon: IconClockExclamation },
  near: { colour: 'yellow', Icon: IconHourglassHigh },
  later: { colour: 'gray', Icon: IconClock },
} as const;

function DueBadge({ dueAt, clock }: { dueAt: string | null; clock: LaneClock }) {
  const { t, language } = useWords();
  const since = Math.max(0, useBrowserNow() - clock.readAt);
  const due = dueOf(dueAt, Date.parse(clock.now) + since, language);
  if (due === null)
    return (
      <Text fz="sm" c="dimmed">
        {t('inbox.noDue')}
      </Text>
    );
  const { colour, Icon } = DUE[due.state];
  return (
    <IconBadge colour={colour} Icon={Icon} size="lg">
      {t(due.state === 'past' ? 'inbox.past' : 'inbox.in', { time: due.time })}
    </IconBadge>
  );
}
