import { NavLink, Stack } from '@mantine/core';
import { PageHead, useWords } from '@sinergi/web';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useGround } from '../api/ground';
import { useCan } from '../api/me';

/** The lists that the officer may read. */
export function ListsPage() {
  const { t } = useWords();
  const can = useCan();
  const ground = useGround();
  const flows = Object.keys(ground?.flows ?? {}).filter((flow) => can(flow, 'read'));
  return (
    <Stack gap="sm">
      <PageHead title={t('lists.title')} />
      <nav aria-label={t('lists.title')}>
        {flows.map((flow) => (
          <NavLink
            key={flow}
            className="target"
            label={t(`flow.${flow}`, flow)}
            rightSection={<IconChevronRight size={18} aria-hidden />}
            renderRoot={(props) => <Link to="/lists/$flow" params={{ flow }} {...props} />}
          />
        ))}
      </nav>
    </Stack>
  );
}
