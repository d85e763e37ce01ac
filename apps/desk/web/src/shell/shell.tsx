import { ActionIcon, AppShell, Box, Group, NavLink, Stack, Text } from '@mantine/core';
import {
  ColourSchemeSwitch,
  ExerciseBadge,
  LanguageSwitch,
  LoginPrompt,
  useWords,
} from '@sinergi/web';
import { IconLogout } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useAgencyName, useGround } from '../api/ground';
import { useMe } from '../api/me';
import { dropAllDrafts } from '../forms/draft';
import { PAGES } from './pages';

const HEADER_PX = 56;
const BAR_PX = 64;

/** The frame of every page: a bar in reach of the thumb on a phone, a side bar on a desk. */
export function Shell() {
  const { t } = useWords();
  const { me, needsLogin } = useMe();
  const isIn = me !== undefined;
  return (
    <AppShell
      header={{ height: HEADER_PX }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: true, desktop: !isIn } }}
      footer={{ height: isIn ? { base: BAR_PX, md: 0 } : 0 }}
      padding={{ base: 'sm', sm: 'md' }}
      transitionDuration={0}
    >
      <AppShell.Header>
        <a className="skip-link" href="#content">
          {t('skip')}
        </a>
        <Head />
      </AppShell.Header>
      {isIn ? (
        <AppShell.Navbar p="xs" aria-label={t('navigation')} visibleFrom="md">
          <SideBar />
        </AppShell.Navbar>
      ) : null}
      <AppShell.Main>
        <Box id="content" tabIndex={-1} maw={760} mx="auto">
          {needsLogin ? <LoginPrompt /> : isIn ? <Outlet /> : null}
        </Box>
      </AppShell.Main>
      {isIn ? (
        <AppShell.Footer hiddenFrom="md">
          <BottomBar />
        </AppShell.Footer>
      ) : null}
    </AppShell>
  );
}

function Head() {
  const { t } = useWords();
  const { me } = useMe();
  const ground = useGround();
  const nameOf = useAgencyName();
  return (
    <Group h="100%" px="sm" justify="space-between" wrap="nowrap" gap="xs">
      <Stack gap={0} miw={0}>
        <Group gap="xs" wrap="nowrap">
          <Text component="span" fw={700} fz="lg" lh={1.2}>
            Sinergi
          </Text>
          {ground !== undefined && ground.lane !== 'LIVE' ? <ExerciseBadge /> : null}
        </Group>
        {me ? (
          <Text component="span" c="dimmed" fz="xs" truncate lh={1.2}>
            {nameOf(me.agency)}
          </Text>
        ) : null}
      </Stack>
      <Group gap={4} wrap="nowrap" className="head-switches">
        <LanguageSwitch />
        <ColourSchemeSwitch />
        {me ? (
          <form method="post" action="/logout" onSubmit={dropAllDrafts}>
            <ActionIcon
              type="submit"
              variant="subtle"
              color="gray"
              size={44}
              aria-label={t('logout')}
            >
              <IconLogout size={20} aria-hidden />
            </ActionIcon>
          </form>
        ) : null}
      </Group>
    </Group>
  );
}

/** Tells whether a page of the bar is the one that is shown, or one below it. */
function useIsShown(): (to: string) => boolean {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (to) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));
}

function SideBar() {
  const { t } = useWords();
  const { me } = useMe();
  const isShown = useIsShown();
  return (
    <>
      {PAGES.map(({ to, name, Icon }) => (
        <NavLink
          key={to}
          className="target page-link"
          active={isShown(to)}
          aria-current={isShown(to) ? 'page' : undefined}
          label={t(`${name}.title`)}
          leftSection={<Icon size={20} aria-hidden />}
          renderRoot={(props) => <Link to={to} {...props} />}
        />
      ))}
      <Text mt="auto" fz="sm" c="dimmed" p="xs">
        {me?.name}
      </Text>
    </>
  );
}

function BottomBar() {
  const { t } = useWords();
  const isShown = useIsShown();
  return (
    <nav className="bottom-bar" aria-label={t('navigation')}>
      {PAGES.map(({ to, name, Icon }) => (
        <Link key={to} to={to} aria-current={isShown(to) ? 'page' : undefined}>
          <Icon size={24} aria-hidden />
          {t(`${name}.title`)}
        </Link>
      ))}
    </nav>
  );
}
