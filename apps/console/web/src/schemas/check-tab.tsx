import { Alert, Button, List, Paper, Stack, Text } from '@mantine/core';
import { ProblemAlert, sendJson } from '@sinergi/web';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompatibilityVerdict } from '../../../contract/schemas';
import { JsonField } from '../json/json-field';
import { useWords } from '../words/use-words';

/**
 * Checks whether the registry would accept a pasted schema as the next version. Nothing is
 * registered.
 */
export function CheckTab({ subject }: { subject: string }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const check = useMutation({
    mutationFn: (schema: string) =>
      sendJson<CompatibilityVerdict>(
        'POST',
        `/api/schemas/${encodeURIComponent(subject)}/compatibility`,
        { schema },
      ),
  });
  const change = (next: string): void => {
    setText(next);
    // A verdict belongs to the text that was checked, so a change of the text removes it.
    check.reset();
  };
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="flex-start">
        <Text fz="sm">{t('schemas.checkText')}</Text>
        <div className="json-frame">
          <JsonField label={t('schemas.pasted')} hint={t('schemas.pasteHere')} onChange={change} />
        </div>
        <Button
          onClick={() => check.mutate(text)}
          disabled={text.trim() === ''}
          loading={check.isPending}
        >
          {t('schemas.check')}
        </Button>
        {check.error ? <ProblemAlert error={check.error} title={t('schemas.checkFailed')} /> : null}
        {check.data ? <Verdict verdict={check.data} /> : null}
      </Stack>
    </Paper>
  );
}

function Verdict({ verdict: { isCompatible, messages } }: { verdict: CompatibilityVerdict }) {
  const { t } = useWords();
  const Icon = isCompatible ? IconCircleCheck : IconCircleX;
  return (
    <Alert
      color={isCompatible ? 'teal' : 'red'}
      icon={<Icon aria-hidden />}
      title={t(isCompatible ? 'schemas.fits' : 'schemas.fitsNot')}
      role="status"
      w="100%"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      {messages.length > 0 ? (
        <List fz="sm">
          {messages.map((message) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      ) : null}
    </Alert>
  );
}
