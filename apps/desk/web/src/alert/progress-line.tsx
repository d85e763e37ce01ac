import { Group, Text } from '@mantine/core';
import { IconBadge, useMoment, useWords } from '@sinergi/web';
import {
  IconAlarm,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconEye,
  IconMessageCheck,
  IconUserCheck,
  type TablerIcon,
} from '@tabler/icons-react';
import { useAgencyName } from '../api/ground';
import { useValueWords } from '../words/use-value-words';

/** How far an alert is, as the agency computes it. */
export interface Progress {
  stage: string;
  by: string | null;
  since: string | null;
  result: string | null;
  isPastDue: boolean;
}

const LOOKS: Readonly<Record<string, { Icon: TablerIcon; colour: string }>> = {
  OPEN: { Icon: IconCircleDashed, colour: 'yellow' },
  SEEN: { Icon: IconEye, colour: 'yellow' },
  TAKEN: { Icon: IconUserCheck, colour: 'blue' },
  ANSWERED: { Icon: IconMessageCheck, colour: 'blue' },
  CLOSED: { Icon: IconCircleCheck, colour: 'teal' },
  RETRACTED: { Icon: IconArrowBackUp, colour: 'gray' },
};

interface ProgressLineProps {
  progress: Progress | undefined;
  dueAt: unknown;
}

/** How far an alert is, by whose word, and until when it asks. */
export function ProgressLine({ progress, dueAt }: ProgressLineProps) {
  const { t } = useWords();
  const { short } = useMoment();
  const nameOf = useAgencyName();
  const wordOf = useValueWords();
  const { stage = 'OPEN', by, since, result, isPastDue } = progress ?? {};
  const { Icon, colour } = LOOKS[stage] ?? LOOKS['OPEN']!;
  return (
    <Group gap="xs" data-testid="progress">
      <IconBadge colour={colour} Icon={Icon} size="lg">
        {t(`alert.stage.${stage}`, stage)}
      </IconBadge>
      {isPastDue ? (
        <IconBadge colour="red" Icon={IconAlarm} size="lg">
          {t('alert.pastDue')}
        </IconBadge>
      ) : null}
      <Text fz="sm" c="dimmed">
        {[
          result ? wordOf('result', result) : null,
          by ? nameOf(by) : null,
          since ? short(since) : null,
          typeof dueAt === 'string' ? t('lists.due', { time: short(dueAt) }) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
    </Group>
  );
}
