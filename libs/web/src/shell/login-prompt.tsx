import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../words/use-words';

const PROBLEMS = ['login-failed', 'identity-unavailable'];

/** The page before login. It says why when the last attempt failed. */
export function LoginPrompt() {
  const { t, language } = useWords();
  const problem = new URLSearchParams(window.location.search).get('login') ?? '';
  // The login returns to the page of the link, not to the first page. The marks of a failed attempt
  // are removed from the address.
  const to = problem === '' ? `${window.location.pathname}${window.location.search}` : '/';
  return (
    <Paper withBorder p={{ base: 'md', xs: 'xl' }} maw={520} mx="auto" mt="xl">
      <Stack>
        <Title order={1} fz="h3">
          {t('loginTitle')}
        </Title>
        {PROBLEMS.includes(problem) ? (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
            {t(`loginProblem.${problem}`)}
          </Alert>
        ) : null}
        <Text>{t('loginText')}</Text>
        <Button
          component="a"
          href={`/login?lang=${language}&to=${encodeURIComponent(to)}`}
          data-testid="login"
        >
          {t('login')}
        </Button>
      </Stack>
    </Paper>
  );
}
