import { describe, expect, it } from 'vitest';
import { OtherCluster, SameCluster } from './same-cluster.js';

const CONNECTION = 'SaslHandshake';

/** A cluster check whose questions the test answers, and whose time it sets. */
function aCheck(expected: string | null = 'ours') {
  const time = { now: 0 };
  const questions: { resolve: (id: string) => void; reject: (error: Error) => void }[] = [];
  const check = new SameCluster(
    expected === null ? undefined : () => expected,
    () => new Promise((resolve, reject) => questions.push({ resolve, reject })),
    () => time.now,
  );
  return { check, time, questions };
}

describe('the check of the cluster', () => {
  it('is cut off once a new connection has had no answer for a quarter of a minute', () => {
    const { check, time } = aCheck();
    check.note(CONNECTION);
    time.now = 15_000;
    expect(check.isUnanswered).toBe(false);
    // Another attempt to connect is not an answer.
    check.note(CONNECTION);
    time.now = 15_001;
    expect(check.isUnanswered).toBe(true);
  });

  it('is cut off at once where the question failed, until one is answered', async () => {
    const { check, questions } = aCheck();
    check.note(CONNECTION);
    const failing = check.other();
    questions[0]!.reject(new Error('refused'));
    await expect(failing).rejects.toThrow('refused');
    expect(check.isUnanswered).toBe(true);
    const answered = check.other();
    questions[1]!.resolve('ours');
    expect(await answered).toBeNull();
    expect(check.isUnanswered).toBe(false);
  });

  it('is not cut off by time alone once it was answered', async () => {
    const { check, time, questions } = aCheck();
    check.note(CONNECTION);
    const asked = check.other();
    time.now = 20_000;
    expect(check.isUnanswered).toBe(true);
    questions[0]!.resolve('ours');
    await asked;
    time.now = 90_000;
    expect(check.isUnanswered).toBe(false);
  });

  it('waits anew for a connection that was made during the question', async () => {
    const { check, time, questions } = aCheck();
    check.note(CONNECTION);
    const asked = check.other();
    time.now = 10_000;
    check.note(CONNECTION);
    questions[0]!.resolve('ours');
    await asked;
    time.now = 25_000;
    expect(check.isUnanswered).toBe(false);
    time.now = 25_001;
    expect(check.isUnanswered).toBe(true);
  });

  it('takes the answer of another cluster for an answer', async () => {
    const { check, time, questions } = aCheck();
    check.note(CONNECTION);
    const asked = check.other();
    questions[0]!.resolve('theirs');
    expect(await asked).toBeInstanceOf(OtherCluster);
    time.now = 14_000;
    expect(check.isUnanswered).toBe(false);
  });

  it('asks nothing, and is never cut off, where any cluster is accepted', async () => {
    const { check, time, questions } = aCheck(null);
    check.note(CONNECTION);
    expect(await check.other()).toBeNull();
    time.now = 90_000;
    expect(check.isUnanswered).toBe(false);
    expect(questions).toEqual([]);
  });
});
