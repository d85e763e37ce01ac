import { ActionIcon, Anchor, AppShell, Box, Burger, Button, Group, Kbd, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { LoginPrompt, switchLanguage } from '@sinergi/web';
import { IconHelp, IconSearch } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useMe } from '../api/me';
import { OverviewFeed } from '../live/overview-feed';
import { focusSearchField } from '../widgets/search-field';
import { useWords } from '../words/use-words';
import { ConnectionPill } from './connection-pill';
import { OwnDiffers } from './own-differs';
import { Palette } from './palette';
import { ShortcutsHelp } from './shortcuts-help';
import { SideNavigation } from './side-navigation';

/** The frame of every page, before and after login. */
export function Shell() {
  const { t } = useWords();
  const { me, needsLogin } = useMe();
  const [navigationIsOpen, navigation] = useDisclosure(false);
  const [helpIsOpen, help] = useDisclosure(false);
  useHotkeys([
    ['?', help.toggle],
    ['shift+?', help.toggle],
    ['/', focusSearchField],
    ['l', switchLanguage],
  ]);
  return (
    <OverviewFeed isIn={me !== undefined}>
      <AppShell
        header={{ height: 52 }}
        navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !navigationIsOpen } }}
        padding={{ base: 'sm', sm: 'md' }}
        transitionDuration={0}
      >
        <AppShell.Header>
          <a className="skip-link" href="#content">
            {t('skip')}
          </a>
          <Group
            h="100%"
            px={{ base: 'sm', sm: 'md' }}
            justify="space-between"
            wrap="nowrap"
            gap="xs"
          >
            <Group gap="xs" wrap="nowrap">
              <Burger
                opened={navigationIsOpen}
                onClick={navigation.toggle}
                hiddenFrom="md"
                size="sm"
                aria-label={t('shell.pages')}
                aria-expanded={navigationIsOpen}
              />
              <Text component="span" fw={700} fz="lg">
                Sinergi
              </Text>
              <Text component="span" c="dimmed" fz="sm" visibleFrom="lg">
                {t('subtitle')}
              </Text>
            </Group>
            <Group gap="xs" wrap="nowrap">
              {me ? (
                <>
                  <ConnectionPill />
                  <Button
                    variant="default"
                    size="compact-sm"
                    h={34}
                    fw={400}
                    leftSection={<IconSearch size={16} aria-hidden />}
                    rightSection={
                      <Kbd size="xs" aria-hidden>
                        Ctrl K
                      </Kbd>
                    }
                    onClick={spotlight.open}
                    visibleFrom="sm"
                  >
                    {t('shell.search')}
                  </Button>
                  <ActionIcon
                    variant="default"
                    size="lg"
                    onClick={spotlight.open}
                    hiddenFrom="sm"
                    aria-label={t('shell.search')}
                  >
                    <IconSearch size={18} aria-hidden />
                  </ActionIcon>
                </>
              ) : null}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                onClick={help.open}
                aria-label={t('shortcuts')}
              >
                <IconHelp size={20} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar aria-label={t('shell.navigation')}>
          <SideNavigation onGo={navigation.close} />
        </AppShell.Navbar>
        <AppShell.Main>
          <Box id="content" tabIndex={-1} maw={1440} mx="auto">
            {needsLogin ? null : <OwnDiffers />}
            {needsLogin ? <LoginPrompt /> : <Outlet />}
            <Box component="footer" mt="xl" pb="md">
              <Text c="dimmed" fz="xs">
                {t('footer')}{' '}
                <Anchor
                  href="https://github.com/fityannugroho/idn-area-data"
                  fz="xs"
                  underline="always"
                >
                  idn-area-data
                </Anchor>{' '}
                (ODbL).
              </Text>
            </Box>
          </Box>
        </AppShell.Main>
        {needsLogin ? null : <Palette />}
        <ShortcutsHelp isOpen={helpIsOpen} onClose={help.close} />
      </AppShell>
    </OverviewFeed>
  );
}
