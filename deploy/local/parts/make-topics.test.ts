import { describe, expect, it } from 'vitest';
import { makeTopics } from './make-topics.js';

/** A broker that gives these answers, one after another, once it was told to make a topic. */
function aBroker(...answers: (Error | 'known')[]) {
  const made: string[] = [];
  const admin = {
    createTopics: async ({ topics }: { topics: { topic: string }[] }) => {
      made.push(...topics.map(({ topic }) => topic));
      return true;
    },
    fetchTopicMetadata: async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { topics: [] };
    },
  } as unknown as Parameters<typeof makeTopics>[0];
  return { admin, made, answers };
}

const saying = (type: string): Error => Object.assign(new Error(type), { type });

describe('making topics', () => {
  it('waits while a busy broker does not know what its controller made', async () => {
    const { admin, made, answers } = aBroker(
      saying('UNKNOWN_TOPIC_OR_PARTITION'),
      saying('LEADER_NOT_AVAILABLE'),
      'known',
    );
    await makeTopics(admin, [{ topic: 'timpora.sighting' }]);
    expect(made).toEqual(['timpora.sighting']);
    expect(answers).toEqual([]);
  });

  it('passes on what else the broker says', async () => {
    const { admin } = aBroker(saying('TOPIC_AUTHORIZATION_FAILED'), 'known');
    await expect(makeTopics(admin, [{ topic: 'timpora.sighting' }])).rejects.toMatchObject({
      type: 'TOPIC_AUTHORIZATION_FAILED',
    });
  });
});
