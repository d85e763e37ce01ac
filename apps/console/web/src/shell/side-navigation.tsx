import { AppShell, Badge, Button, Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { ColourSchemeSwitch, LanguageSwitch } from '@sinergi/web';
import { Link, useRouterState } from '@tanstack/react-router';
import { useMe } from '../api/me';
import { useOverview } from '../live/overview-feed';
import { useWords } from '../words/use-words';
import { ClockSwitch } from './clock-switch';
import { PAGES } from './pages';

/** The links to all pages, the operator who is logged in, and the settings of this browser. */
export function SideNavigation({ onGo }: { onGo: () => void }) {
  const { t } = useWords();
  const { me } = useMe();
  return (
    <>
      <AppShell.Section grow component={ScrollArea} type="auto">
        {me ? (
          <nav aria-label={t('shell.pages')}>
            {PAGES.map(({ to, name, Icon }) => (
              <PageLink
                key={to}
                to={to}
                label={t(`shell.page.${name}`)}
                icon={<Icon size={18} stroke={1.6} aria-hidden />}
                onGo={onGo}
              />
            ))}
          </nav>
        ) : null}
      </AppShell.Section>
      <AppShell.Section>
        <Stack gap="xs" p="xs">
          <Group gap="xs" wrap="nowrap">
            <LanguageSwitch />
            <ClockSwitch />
            <ColourSchemeSwitch />
          </Group>
          {me ? (
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <div className="operator">
                <Text fz="sm" fw={600} truncate data-testid="operator">
                  {me.name}
                </Text>
                <Text fz="xs" c="dimmed" truncate>
                  {me.agency}
                </Text>
              </div>
              <form method="post" action="/logout">
                <Button type="submit" variant="default" size="compact-sm">
                  {t('logout')}
                </Button>
              </form>
            </Group>
          ) : null}
        </Stack>
      </AppShell.Section>
    </>
  );
}

interface PageLinkProps {
  to: (typeof PAGES)[number]['to'];
  label: string;
  icon: React.ReactNode;
  onGo: () => void;
}

function PageLink({ to, label, icon, onGo }: PageLinkProps) {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isHere = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
  return (
    <NavLink
      active={isHere}
      label={label}
      leftSection={icon}
      rightSection={<Count to={to} />}
      className="page-link"
      renderRoot={(props) => (
        <Link to={to} {...props} aria-current={isHere ? 'page' : undefined} onClick={onGo} />
      )}
    />
  );
}

/** The number of items on that page that need a human. */
function Count({ to }: { to: string }) {
  const { t, number } = useWords();
  const { overview } = useOverview();
  const waiting =
    to === '/alerts'
      ? overview?.openAlerts
      : to === '/dead-letters'
        ? overview?.deadLetters
        : undefined;
  if (!waiting) return null;
  return (
    <Badge
      size="sm"
      variant="light"
      color="red"
      className="status"
      data-colour="red"
      aria-label={t('shell.waiting', { value: number(waiting) })}
    >
      {number(waiting)}
    </Badge>
  );
}
