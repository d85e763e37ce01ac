import { Accordion, NavLink } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCan } from '../api/me';
import { formQuery } from '../forms/form-query';
import { useStepWords } from '../words/use-step-words';

/** All changes that the flow of an own entity has. The agency refuses what cannot follow. */
export function ChangeLinks({ flow, id }: { flow: string; id: string }) {
  const { t } = useWords();
  const can = useCan();
  const { stepOf } = useStepWords();
  const { data: form } = useQuery({ ...formQuery(flow), enabled: can(flow, 'write') });
  if (!form || form.changes.length === 0) return null;
  return (
    <Accordion variant="contained" data-testid="changes">
      <Accordion.Item value="changes">
        <Accordion.Control>{t('form.changes')}</Accordion.Control>
        <Accordion.Panel>
          {form.changes.map(({ change }) => (
            <NavLink
              key={change}
              className="target"
              label={stepOf(flow, change)}
              rightSection={<IconChevronRight size={18} aria-hidden />}
              renderRoot={(props) => (
                <Link to="/lists/$flow/$id/$change" params={{ flow, id, change }} {...props} />
              )}
            />
          ))}
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
