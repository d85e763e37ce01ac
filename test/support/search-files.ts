import { createReadStream } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Looks for texts in every file of a folder, byte by byte, in UTF-8 and UTF-16.
 * @returns `file: text` for each that was found, and how many bytes were read
 */
export async function searchFiles(
  folder: string,
  texts: string[],
): Promise<{ found: string[]; bytes: number }> {
  const needles = texts.flatMap((text) => [
    { text, bytes: Buffer.from(text, 'utf8') },
    { text, bytes: Buffer.from(text, 'utf16le') },
  ]);
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const found = new Set<string>();
  let bytes = 0;
  // A missing folder is an error: it does not prove that there is no leak.
  await access(folder);
  for (const file of await filesIn(folder)) {
    let tail = Buffer.alloc(0);
    try {
      for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
        bytes += (chunk as Buffer).length;
        const window = Buffer.concat([tail, chunk as Buffer]);
        for (const needle of needles)
          if (window.includes(needle.bytes)) found.add(`${file}: ${needle.text}`);
        tail = window.subarray(Math.max(0, window.length - overlap));
      }
    } catch (error) {
      // Databases and logs remove files during the search.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return { found: [...found], bytes };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      // They remove whole folders too.
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesIn(path)));
    // Kafka's index files are preallocated and sparse; they hold only offsets.
    else if (entry.isFile() && !/\.(index|timeindex)$/.test(entry.name)) files.push(path);
  }
  return files;
}
