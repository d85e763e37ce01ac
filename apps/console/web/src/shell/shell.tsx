import { Anchor, AppShell, Box, Button, Container, Group, Kbd, Modal, Table, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Operator, readJson } from '../overview/read-json';
import { switchLanguage } from '../words/i18n';
import { ColourSchemeSwitch } from './colour-scheme-switch';
import { LanguageSwitch } from './language-switch';

/** What is there before and after login: name, language, colours, who is logged in. */
export function Shell() {
  const { t } = useTranslation();
  const me = useQuery({ queryKey: ['me'], queryFn: () => readJson<Operator>('/api/me') });
  const [helpIsOpen, help] = useDisclosure(false);
  useHotkeys([
    ['?', help.toggle],
    ['shift+?', help.toggle],
    ['l', switchLanguage],
  ]);
  return (
    <AppShell header={{ height: 56 }} padding="md">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <AppShell.Header>
        <Container size="xl" h="100%">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap">
              <Text component="span" fw={700} fz="lg">
                Sinergi
              </Text>
              <Text component="span" c="dimmed" fz="sm" visibleFrom="sm">
                {t('subtitle')}
              </Text>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <Button variant="subtle" size="compact-sm" onClick={help.open} aria-label={t('shortcuts')}>
                ?
              </Button>
              <ColourSchemeSwitch />
              <LanguageSwitch />
              {me.data ? (
                <Text component="span" fz="sm" visibleFrom="sm" data-testid="operator">
                  {me.data.name}
                </Text>
              ) : null}
              {me.data ? (
                <form method="post" action="/logout">
                  <Button type="submit" variant="default" size="compact-sm" title={me.data.name}>
                    {t('logout')}
                  </Button>
                </form>
              ) : null}
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main>
        <Container size="xl" p={0} id="content" component="div" tabIndex={-1}>
          <Outlet />
          <Box component="footer" mt="xl" pb="md">
            <Text c="dimmed" fz="xs">
              {t('footer')}{' '}
              <Anchor href="https://github.com/fityannugroho/idn-area-data" fz="xs">
                idn-area-data
              </Anchor>{' '}
              (ODbL).
            </Text>
          </Box>
        </Container>
      </AppShell.Main>
      <Modal opened={helpIsOpen} onClose={help.close} title={t('shortcuts')} closeButtonProps={{ 'aria-label': t('close') }}>
        <Table>
          <Table.Tbody>
            <Table.Tr>
              <Table.Td>
                <Kbd>?</Kbd>
              </Table.Td>
              <Table.Td>{t('shortcutHelp')}</Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Td>
                <Kbd>L</Kbd>
              </Table.Td>
              <Table.Td>{t('shortcutLanguage')}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Modal>
    </AppShell>
  );
}
