import { Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMoment, useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import type { Entity } from '../api/entities';
import { inboxQuery } from '../api/inbox';
import { useCan } from '../api/me';
import { PageLink } from '../entity/page-link';
import { formQuery } from '../forms/form-query';
import { useValueWords } from '../words/use-value-words';
import { PairActions } from './pair-actions';
import { candidatesIn, type Statement, statementsOf } from './statements';

interface LinkPanelProps {
  ground: Ground;
  id: string;
  subject: Entity;
}

const MOST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Who else the person is: what was said and proposed, and for officers who may, what they say. The
 * identity authority links and splits; others propose, which counts for nothing by itself.
 */
export function LinkPanel({ ground, id, subject }: LinkPanelProps) {
  const { t } = useWords();
  const can = useCan();
  const mayWrite = can('subject', 'write');
  const { data: form } = useQuery({ ...formQuery('subject'), enabled: mayWrite });
  const { data: inbox } = useQuery({ ...inboxQuery({ limit: MOST }), enabled: mayWrite });
  const [typed, setTyped] = useState('');
  const [named, setNamed] = useState<string[]>([]);
  const isAuthority = form?.changes.some(({ change }) => change === 'LINKED') ?? false;
  const mayPropose = form !== undefined && !isAuthority && subject.owner === ground.home.code;
  const mayAct = isAuthority || mayPropose;
  const [links, proposals] = [statementsOf(subject, 'links'), statementsOf(subject, 'proposals')];
  const waiting = candidatesIn(inbox?.items ?? [], id);
  const others = [
    ...waiting,
    ...[...links.map(({ subjectId }) => subjectId), ...named]
      .filter((one) => !waiting.some(({ subjectId }) => subjectId === one))
      .map((subjectId) => ({ subjectId, kind: '' })),
  ].filter((one, at, all) => all.findIndex((o) => o.subjectId === one.subjectId) === at);
  const isNew = UUID.test(typed.trim()) && typed.trim() !== id;
  return (
    <Stack component="section" gap="xs" aria-label={t('person.same')} data-testid="links">
      <Title order={2} fz="h4">
        {t('person.same')}
      </Title>
      <Statements statements={links} empty={t('person.noLinks')} />
      {proposals.length > 0 ? (
        <>
          <Text fz="sm" fw={600}>
            {t('person.proposed')}
          </Text>
          <Statements statements={proposals} empty="" />
        </>
      ) : null}
      {mayAct
        ? others.map(({ subjectId, kind }) => (
            <Paper key={subjectId} withBorder p="sm" data-testid="pair">
              <Stack gap="xs">
                {kind === '' ? null : (
                  <Text fz="sm" fw={600}>
                    {t(`inbox.kind.${kind}`, kind)}
                  </Text>
                )}
                <SubjectLink subjectId={subjectId} />
                <PairActions ground={ground} {...{ id, subject, other: subjectId, isAuthority }} />
              </Stack>
            </Paper>
          ))
        : null}
      {mayAct ? (
        <Group align="flex-end" gap="xs">
          <TextInput
            size="md"
            flex={1}
            miw={220}
            label={t('person.otherNumber')}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            autoComplete="off"
          />
          <Button
            size="md"
            variant="default"
            className="target"
            disabled={!isNew}
            onClick={() => {
              setNamed([...named, typed.trim().toLowerCase()]);
              setTyped('');
            }}
          >
            {t('person.compare')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function Statements({ statements, empty }: { statements: readonly Statement[]; empty: string }) {
  const { short } = useMoment();
  const wordOf = useValueWords();
  if (statements.length === 0)
    return empty === '' ? null : (
      <Text fz="sm" c="dimmed">
        {empty}
      </Text>
    );
  return statements.map(({ subjectId, relation, assertedAt }) => (
    <Text key={subjectId} fz="sm" className="wrapped" data-testid="statement">
      {wordOf('relation', relation)}: <SubjectLink subjectId={subjectId} /> ({short(assertedAt)})
    </Text>
  ));
}

const SubjectLink = ({ subjectId }: { subjectId: string }) => (
  <Anchor
    className="wrapped"
    renderRoot={(props) => <PageLink flow="subject" id={subjectId} {...props} />}
  >
    {subjectId}
  </Anchor>
);
