import { NavLink, Stack, Title } from '@mantine/core';
import { PageHead, useWords } from '@sinergi/web';
import { IconBed, IconChevronRight, IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useGround } from '../api/ground';
import { useCan } from '../api/me';
import { BigAction } from './big-action';

const OFTEN = [
  { flow: 'sighting', Icon: IconEye },
  { flow: 'lodging', Icon: IconBed },
] as const;

/** What the officer may report or begin. */
export function ReportPage() {
  const { t } = useWords();
  const can = useCan();
  const ground = useGround();
  const often = OFTEN.filter(({ flow }) => can(flow, 'write'));
  const others = Object.keys(ground?.flows ?? {}).filter(
    (flow) => can(flow, 'write') && !often.some((one) => one.flow === flow),
  );
  return (
    <Stack gap="md">
      <PageHead title={t('report.title')} />
      {often.map(({ flow, Icon }) => (
        <BigAction key={flow} to={flow} Icon={Icon} text={t(`home.${flow}Text`)} />
      ))}
      {others.length === 0 ? null : (
        <nav aria-label={t('report.others')}>
          <Title order={2} fz="h4">
            {t('report.others')}
          </Title>
          {others.map((flow) => (
            <NavLink
              key={flow}
              className="target"
              label={t(`flow.${flow}`, flow)}
              rightSection={<IconChevronRight size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/report/$flow" params={{ flow }} {...props} />}
            />
          ))}
        </nav>
      )}
    </Stack>
  );
}
