import { Code, Drawer, Stack, Text, Title } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import type { ActionRow } from '../../../contract/session';
import { PageAnchor } from '../links/page-anchor';
import { useWords } from '../words/use-words';

/** One action with its target, and the state before and after it. */
export function ActionDrawer({
  action,
  onClose,
}: {
  action: ActionRow | null;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { full } = useMoment();
  return (
    <Drawer
      opened={action !== null}
      onClose={onClose}
      position="right"
      size="min(36rem, 100%)"
      title={action ? t(`actions.name.${action.action}`, action.action) : ''}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {action ? (
        <Stack gap="sm">
          <Text fz="sm">
            {full(action.at)} · {action.operator.name} · {t(`actions.outcome.${action.outcome}`)}
          </Text>
          <Text fz="sm">{action.reason}</Text>
          <ToOperation action={action} />
          <Detail title={t('agencies.target')} value={action.target} />
          <Detail title={t('actions.before')} value={action.before} />
          <Detail title={t('actions.after')} value={action.after} />
        </Stack>
      ) : null}
    </Drawer>
  );
}

/**
 * A link to the operation that the action began; the agency's page shows the operation to its end.
 */
function ToOperation({ action: { agency, after } }: { action: ActionRow }) {
  const { t } = useWords();
  const { operationId } = (after ?? {}) as { operationId?: string };
  if (agency === null || operationId === undefined) return null;
  return (
    <PageAnchor
      to="/agencies/$code"
      params={{ code: agency }}
      search={{ tab: 'operations', operation: operationId }}
      fz="sm"
    >
      {t('actions.toOperation')}
    </PageAnchor>
  );
}

function Detail({ title, value }: { title: string; value: unknown }) {
  const { t } = useWords();
  return (
    <section>
      <Title order={2} fz="sm" mb={4}>
        {title}
      </Title>
      {value === null || value === undefined ? (
        <Text fz="sm" c="dimmed">
          {t('operations.nothing')}
        </Text>
      ) : (
        <Code block className="wrapped">
          {JSON.stringify(value, null, 2)}
        </Code>
      )}
    </section>
  );
}
