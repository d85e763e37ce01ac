import { List } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DeadLetterInspection } from '../../../contract/dead-letters';
import { PageAnchor } from '../links/page-anchor';
import { useAgencies } from '../live/overview-feed';
import { flowOf } from '../messages/flow-of';
import { useWords } from '../words/use-words';

interface RemedyListProps {
  agency: string;
  letter: DeadLetterInspection;
}

/**
 * What a human can do about a dead letter, each with a link to where it is done. Operations on the
 * dead letter itself have their buttons below.
 */
export function RemedyList({ agency, letter: { remedies, topic, key } }: RemedyListProps) {
  const { t } = useWords();
  const publisher = useAgencies().find(({ code }) => key?.startsWith(`${code}:`))?.code;
  const wayTo: Partial<Record<(typeof remedies)[number], ReactNode>> = {
    FIX_DIRECTORY: (
      <PageAnchor to="/topics/$topic" params={{ topic }} search={{ tab: 'access' }} fz="sm">
        {t('dead-letters.wayTo.FIX_DIRECTORY')}
      </PageAnchor>
    ),
    REGISTER_SCHEMA: (
      <PageAnchor to="/topics/$topic" params={{ topic }} search={{ tab: 'schema' }} fz="sm">
        {t('dead-letters.wayTo.REGISTER_SCHEMA')}
      </PageAnchor>
    ),
    ASK_PUBLISHER: publisher ? (
      <PageAnchor to="/agencies/$code" params={{ code: publisher }} fz="sm">
        {t('dead-letters.wayTo.ASK_PUBLISHER')}
      </PageAnchor>
    ) : null,
    HEAL: (
      <PageAnchor to="/sync" search={{ agency, flow: flowOf(topic) }} fz="sm">
        {t('dead-letters.wayTo.HEAL')}
      </PageAnchor>
    ),
  };
  return (
    <List fz="sm" spacing={4}>
      {remedies.map((remedy) => (
        <List.Item key={remedy}>
          {t(`dead-letters.remedy.${remedy}`)} {wayTo[remedy]}
        </List.Item>
      ))}
    </List>
  );
}
