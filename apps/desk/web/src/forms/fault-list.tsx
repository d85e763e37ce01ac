import { Alert, Anchor, List, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Fault } from '../../../contract/form/check-form';
import { useFieldWords } from '../words/use-field-words';
import { useFaultWords } from './use-fault-words';

/** What keeps the form from being sent, each with the way to its field. */
export function FaultList({ flow, faults }: { flow: string; faults: readonly Fault[] }) {
  const { t } = useWords();
  const { labelOf } = useFieldWords(flow);
  const faultOf = useFaultWords();
  if (faults.length === 0) return null;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('form.notSent', { count: faults.length })}
      role="alert"
      id="faults"
      tabIndex={-1}
    >
      <List size="sm" spacing={4}>
        {faults.map((fault) => (
          <List.Item key={`${fault.field} ${fault.code}`}>
            <Anchor
              component="button"
              type="button"
              fz="sm"
              ta="start"
              className="target"
              onClick={() => showField(fault.field)}
            >
              {namesIn(fault.field)
                .map((name) => labelOf(name))
                .join(' › ') || t('form.whole')}
            </Anchor>
            <Text component="span" fz="sm">
              {' '}
              {faultOf(fault)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** Returns the names of a pointer, without the numbers within lists. */
const namesIn = (field: string): string[] =>
  field.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));

/** Shows a field, or what it lies in where it has no element of its own. */
export function showField(field: string): void {
  for (let at = field; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const element = document.getElementById(`field${at}`);
    if (!element) continue;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    return;
  }
}
