import { gzipSync } from 'node:zlib';

/** A file of an archive; its path has forward slashes. */
export interface ZipEntry {
  readonly path: string;
  readonly text: string;
}

/**
 * A ZIP archive of text files.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipArchive(entries: readonly ZipEntry[], modified: Date): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, text } of entries) {
    const name = Buffer.from(path);
    const content = Buffer.from(text);
    // gzip is the same deflated bytes, between a header of 10 bytes and the checksum and length that ZIP wants as well.
    const gzip = gzipSync(content);
    const deflated = gzip.subarray(10, -8);
    const header = Buffer.concat([
      fields([20, 2], [utf8Names, 2], [deflate, 2], [dosTime(modified), 2], [dosDate(modified), 2]),
      gzip.subarray(-8, -4),
      fields([deflated.length, 4], [content.length, 4], [name.length, 2], [0, 2]),
    ]);
    const file = Buffer.concat([fields([0x04034b50, 4]), header, name, deflated]);
    directory.push(
      Buffer.concat([
        fields([0x02014b50, 4], [20, 2]),
        header,
        fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        name,
      ]),
    );
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const count = entries.length;
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [listing.length, 4], [offset, 4], [0, 2]);
  return Uint8Array.from(Buffer.concat([...files, listing, end]));
}

const utf8Names = 0x0800;
const deflate = 8;

/** Numbers in little-endian order, each with its width in bytes. */
function fields(...values: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}

const dosTime = (date: Date) =>
  (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | Math.floor(date.getUTCSeconds() / 2);

/** The calendar of ZIP archives begins in 1980. */
const dosDate = (date: Date) =>
  (Math.max(0, date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
