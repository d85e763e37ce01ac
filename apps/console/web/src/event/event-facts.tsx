import { Code, Paper } from '@mantine/core';
import type { EventDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { useAgencyName } from '../links/use-agency-name';
import { flowOf } from '../messages/flow-of';
import { isExercise } from '../messages/is-exercise';
import '../messages/messages.css';
import { ExerciseBadge, useMoment } from '@sinergi/web';
import { Pair } from '../messages/pair';
import { exactNumber } from '../numbers/exact-number';
import { useWords } from '../words/use-words';
import { AlertProgress } from './alert-progress';
import './event.css';

/** The event's identity and its coordinates in the log. */
export function EventFacts({
  event: { message, signature, approvals, progress },
}: {
  event: EventDetail;
}) {
  const { t, number, language } = useWords();
  const { full } = useMoment();
  const nameOf = useAgencyName();
  const { topic, partition, offset, value, entityId, version, eventId, key, schemaId, sizeBytes } =
    message;
  const flow = flowOf(topic);
  const owner =
    typeof value['owner'] === 'string' ? value['owner'] : key.slice(0, key.indexOf(':'));
  return (
    <Paper withBorder p="md">
      <div className="two-lists">
        <dl className="pairs">
          <Pair name={t('event.field.id')}>
            <Code>{eventId}</Code>
          </Pair>
          <Pair name={t('event.field.entity')}>
            <Code>{entityId}</Code>
          </Pair>
          <Pair name={t('event.field.what')}>
            {t(`flow.${flow}`, flow)}: {String(value['change'] ?? '')}, v{version}{' '}
            {isExercise(value) ? <ExerciseBadge /> : null}
          </Pair>
          <Pair name={t('event.field.owner')}>{nameOf(owner)}</Pair>
          {progress === null ? null : (
            <Pair name={t('event.field.progress')}>
              <AlertProgress progress={progress} />
            </Pair>
          )}
        </dl>
        <dl className="pairs">
          <Pair name={t('event.field.place')}>
            <PageAnchor
              to="/topics/$topic"
              params={{ topic }}
              search={{ from: `offset:${offset}`, partition, open: `${partition}-${offset}` }}
              fz="sm"
            >
              {topic} / {partition} / {exactNumber(offset, language)}
            </PageAnchor>
          </Pair>
          <Pair name={t('event.field.occurredAt')}>
            {typeof value['occurredAt'] === 'string'
              ? full(value['occurredAt'])
              : t('topics.unknown')}
          </Pair>
          <Pair name={t('event.field.schema')}>{schemaId}</Pair>
          <Pair name={t('event.field.size')}>{number(sizeBytes)} B</Pair>
          {approvals.length > 0 ? (
            <Pair name={t('event.field.approvals')}>
              {approvals.map(({ agency, keyId, at }) => (
                <div key={keyId}>
                  {nameOf(agency)}, <Code>{keyId}</Code>, {full(at)}
                </div>
              ))}
            </Pair>
          ) : (
            <Pair name={t('event.field.signature')}>
              {signature === null ? (
                t('event.unsigned')
              ) : (
                <>
                  {nameOf(signature.agency)}, <Code>{signature.keyId}</Code>
                  {signature.listedAt === null
                    ? null
                    : `, ${t('event.listedSince', { time: full(signature.listedAt) })}`}
                </>
              )}
            </Pair>
          )}
        </dl>
      </div>
    </Paper>
  );
}
