import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pinned, verifyEvidence } from '../evidence.js';
import { EvidenceError } from '../evidence-error.js';
import type { Mutation } from './mutations-of.js';
import { pythonEnvironment } from './python-environment.js';

const VERIFIER = join(dirname(fileURLToPath(import.meta.url)), 'verify_evidence.py');

/** Returns what our verifier says of each file: what is proved, or the code of the reason. */
export async function ours(files: readonly Buffer[], pinned: Pinned): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const file of files)
    answers.push(
      await verifyEvidence(file, pinned).catch((error: unknown) => {
        if (!(error instanceof EvidenceError)) throw error;
        return error.code;
      }),
    );
  return answers;
}

/** Returns what the verifier in Python says of each, in order. */
export async function theirs(
  files: readonly Buffer[],
  { root, directoryKey }: Pinned,
): Promise<unknown[]> {
  const args = [
    ...[VERIFIER, '--batch'],
    ...(root ? [`--root=${root.toString('hex')}`] : []),
    ...(directoryKey ? [`--directory-key=${directoryKey.toString('base64url')}`] : []),
  ];
  const child = spawn(await pythonEnvironment(), args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const file of files) child.stdin.write(`${file.toString('base64')}\n`);
  child.stdin.end();
  const code = await ended;
  if (code !== 0) throw new Error(`Expected the verifier in Python to end with 0, got ${code}`);
  const lines = Buffer.concat(said).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => (line.startsWith('{') ? JSON.parse(line) : line));
}

/** Returns the mutations of which the two say different things, and those that are believed. */
export async function compared(mutations: readonly Mutation[], pinned: Pinned) {
  const files = mutations.map(({ bytes }) => bytes);
  const answers = await ours(files, pinned);
  const said = await theirs(files, pinned);
  const believed = mutations.filter(({ isTold }, n) => !isTold && typeof answers[n] !== 'string');
  const differ = mutations.flatMap(({ what }, n) =>
    JSON.stringify(said[n]) === JSON.stringify(answers[n])
      ? []
      : [{ what, ours: answers[n], theirs: said[n] }],
  );
  return { believed: believed.map(({ what }) => what), differ };
}
