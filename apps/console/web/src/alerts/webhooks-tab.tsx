import { Alert, Button, Code, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { EmptyState, IconBadge, sendJson } from '@sinergi/web';
import {
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconKey,
  IconPlus,
  IconWebhook,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { AlertWebhook, AlertWebhookTest } from '../../../contract/alerts';
import { Age } from '../widgets/age';
import { DataTable } from '../widgets/data-table';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';
import { lookAgainAtAlerts } from './alert-board';

/**
 * The addresses to which alerts are sent. Messages are signed, so that a receiver can recognise
 * them.
 */
export function WebhooksTab({ webhooks }: { webhooks: readonly AlertWebhook[] }) {
  const { t } = useWords();
  const hindrance = useHindrance();
  const [url, setUrl] = useState('');
  const [added, setAdded] = useState<AlertWebhook | null>(null);
  return (
    <Stack gap="sm">
      <Group>
        <ReasonedAction
          label={t('alerts.addWebhook')}
          icon={<IconPlus size={14} aria-hidden />}
          hindrance={hindrance(null, 'reset')}
          isReady={URL.canParse(url)}
          onDo={async (reason) => {
            setAdded(await sendJson<AlertWebhook>('POST', '/api/alert-webhooks', { url, reason }));
            setUrl('');
            await lookAgainAtAlerts();
          }}
        >
          <TextInput
            type="url"
            label={t('alerts.webhookUrl')}
            description={t('alerts.webhookHint')}
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            required
          />
        </ReasonedAction>
      </Group>
      {added ? (
        <Alert
          color="teal"
          icon={<IconKey aria-hidden />}
          title={t('alerts.webhookAdded', { url: added.url })}
          withCloseButton
          closeButtonLabel={t('close')}
          onClose={() => setAdded(null)}
        >
          <Text fz="sm">{t('alerts.keyHint')}</Text>
          <PublicKey value={added.publicKey} />
        </Alert>
      ) : null}
      {webhooks.length === 0 ? (
        <EmptyState Icon={IconWebhook}>{t('alerts.noWebhooks')}</EmptyState>
      ) : (
        <DataTable
          caption={t('alerts.webhooksCaption')}
          rows={webhooks}
          keyOf={({ id }) => id}
          minWidth={820}
          columns={[
            {
              id: 'url',
              header: t('alerts.webhookUrl'),
              isHead: true,
              value: ({ url: to }) => to,
              cell: ({ url: to }) => to,
            },
            {
              id: 'last',
              header: t('alerts.lastAttempt'),
              cell: ({ lastAttempt }) => <Attempt attempt={lastAttempt} />,
            },
            {
              id: 'key',
              header: t('alerts.publicKey'),
              cell: ({ publicKey }) => <PublicKey value={publicKey} />,
            },
            {
              id: 'actions',
              header: t('alerts.actions'),
              cell: ({ id }) => (
                <Group gap={6} wrap="nowrap">
                  <ReasonedAction
                    label={t('alerts.testWebhook')}
                    hindrance={hindrance(null, 'reset')}
                    buttonProps={{ size: 'compact-xs' }}
                    onDo={async (reason) => {
                      const path = `/api/alert-webhooks/${id}/test`;
                      await sendJson<AlertWebhookTest>('POST', path, { reason });
                      await lookAgainAtAlerts();
                    }}
                  >
                    {t('alerts.testWebhookText')}
                  </ReasonedAction>
                  <ReasonedAction
                    label={t('alerts.removeWebhook')}
                    hindrance={hindrance(null, 'reset')}
                    isDangerous
                    buttonProps={{ size: 'compact-xs' }}
                    onDo={async (reason) => {
                      await sendJson('DELETE', `/api/alert-webhooks/${id}`, { reason });
                      await lookAgainAtAlerts();
                    }}
                  >
                    {t('alerts.removeWebhookText')}
                  </ReasonedAction>
                </Group>
              ),
            },
          ]}
        />
      )}
    </Stack>
  );
}

function Attempt({ attempt }: { attempt: AlertWebhook['lastAttempt'] }) {
  const { t } = useWords();
  if (attempt === null) {
    return (
      <IconBadge colour="gray" Icon={IconHourglass}>
        {t('alerts.notTried')}
      </IconBadge>
    );
  }
  const isGood = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
  return (
    <>
      <IconBadge colour={isGood ? 'teal' : 'red'} Icon={isGood ? IconCircleCheck : IconCircleX}>
        {isGood
          ? t('alerts.delivered')
          : t('alerts.notDelivered', { status: attempt.status ?? '–' })}
      </IconBadge>
      <Text fz="xs" c="dimmed">
        <Age at={attempt.at} /> {attempt.detail}
      </Text>
    </>
  );
}

function PublicKey({ value }: { value: string }) {
  const { t } = useWords();
  return (
    <Group gap={6} wrap="nowrap">
      <Code className="wrapped">{value}</Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" miw="max-content" onClick={copy}>
            {copied ? t('widgets.copied') : t('widgets.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
