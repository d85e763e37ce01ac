import type { ActTold, Figure, Language, Line, Listener } from './telling.js';

const WIDTH = 96;

/** Tells a story at a terminal, act by act, in one language. */
export class ConsoleListener implements Listener {
  constructor(
    private readonly language: Language,
    private readonly write: (text: string) => void = (text) => process.stdout.write(text),
  ) {}

  actBegan({ title, began }: ActTold, number: number, of: number): void {
    const day = began.slice(0, 10);
    this.write(`\n${number}/${of}  ${title[this.language]} (${day})\n`);
  }

  lineTold(line: Line): void {
    if ('told' in line) {
      this.write(`${wrapped(line.told[this.language], '     ')}\n`);
      return;
    }
    const { what, expected, came, isMet, waitedMs } = line.checked;
    const took = waitedMs < 1_000 ? '' : ` (${(waitedMs / 1_000).toFixed(1)} s)`;
    this.write(`  ${isMet ? '✓' : '✗'}  ${what[this.language]}${took}\n`);
    if (isMet) return;
    const words = WORDS[this.language];
    this.write(`       ${words.expected}: ${expected}\n       ${words.came}: ${came}\n`);
  }

  counted({ name, value }: Figure): void {
    this.write(`     ${name[this.language]}: ${value}\n`);
  }
}

const WORDS: Readonly<Record<Language, { expected: string; came: string }>> = {
  id: { expected: 'diharapkan', came: 'yang datang' },
  en: { expected: 'expected', came: 'came' },
};

/** Breaks a text into lines that begin with the same indent. */
export function wrapped(text: string, indent: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && indent.length + last.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`).join('\n');
}
