import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript-5.9';
import { type Compiler, compilers, type Declarations, root } from './compilers.js';

/** The service that editors talk to, over one file that imports `fluent-apigateway`. */
export interface Editor {
  /** What is offered where `|` stands in `source`, in the order in which it is shown. */
  offered(source: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Offer {
  readonly name: string;
  readonly sortText: string;
}

const settings = {
  strict: true,
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  skipLibCheck: true,
  types: ['node'],
};

/** Starts a compiler's language service. */
export async function openEditor(compiler: Compiler, declarations: Declarations): Promise<Editor> {
  const folder = await mkdtemp(join(root, 'typetests/.editor-'));
  const paths = { 'fluent-apigateway': [join(declarations.folder, 'index.d.ts')] };
  const compilerOptions = { ...settings, paths };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['probe.ts'] }));
  const file = join(folder, 'probe.ts');
  await writeFile(file, '');
  const service = compiler === 'TypeScript 5.9' ? languageService(file, compilerOptions) : languageServer(file);
  return {
    async offered(source) {
      const at = source.indexOf('|');
      const offers = await service.offers(source.replace('|', ''), at);
      return [...offers]
        .sort((one, other) => one.sortText.localeCompare(other.sortText) || one.name.localeCompare(other.name))
        .map(({ name }) => name);
    },
    async close() {
      await service.close();
      await rm(folder, { recursive: true });
    },
  };
}

interface Service {
  offers(text: string, at: number): Promise<readonly Offer[]>;
  close(): Promise<void>;
}

/** TypeScript 5.9's, through its API. */
function languageService(file: string, compilerOptions: object): Service {
  let version = 0;
  let text = '';
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, root);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : '0'),
    getScriptSnapshot: (name) => {
      const read = name === file ? text : ts.sys.readFile(name);
      return read === undefined ? undefined : ts.ScriptSnapshot.fromString(read);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (known) => ts.getDefaultLibFilePath(known),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
  });
  return {
    async offers(next, at) {
      text = next;
      version += 1;
      return service.getCompletionsAtPosition(file, at, {})?.entries ?? [];
    },
    async close() {
      service.dispose();
    },
  };
}

/** TypeScript 7's, over the language server protocol. */
function languageServer(file: string): Service {
  const server = spawn(process.execPath, [compilers['TypeScript 7'], '--lsp', '--stdio'], { cwd: root });
  const { request, notify } = connect(server);
  const uri = pathToFileURL(file).href;
  const ready = (async () => {
    const capabilities = { textDocument: { completion: { completionItem: { deprecatedSupport: true } } } };
    await request('initialize', { processId: process.pid, rootUri: pathToFileURL(root).href, capabilities });
    notify('initialized', {});
    notify('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 0, text: '' } });
  })();
  let version = 0;
  return {
    async offers(text, at) {
      await ready;
      version += 1;
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
      const before = text.slice(0, at).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const result = await request('textDocument/completion', { textDocument: { uri }, position });
      const list = result as { items: readonly { label: string; sortText?: string }[] } | null;
      return (list?.items ?? []).map(({ label, sortText = label }) => ({ name: label.replace(/\?$/, ''), sortText }));
    },
    async close() {
      await request('shutdown');
      notify('exit');
    },
  };
}

/** JSON-RPC over a process's standard streams, with what the server itself asks answered by nothing. */
function connect(server: ChildProcessWithoutNullStreams) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let received = Buffer.alloc(0);
  let last = 0;
  const write = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  server.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, Math.max(end, 0)).toString())?.[1]);
      if (end < 0 || received.length < end + 4 + length) return;
      const message = JSON.parse(received.subarray(end + 4, end + 4 + length).toString());
      received = received.subarray(end + 4 + length);
      if (message.method !== undefined) {
        // A configuration is asked for by the item.
        const answer = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null;
        if (message.id !== undefined) write({ id: message.id, result: answer });
        continue;
      }
      const waiter = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) waiter?.reject(new Error(message.error.message));
      else waiter?.resolve(message.result);
    }
  });
  server.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The language server ended with ${code}.`));
    waiting.clear();
  });
  return {
    notify: (method: string, params?: unknown) => write({ method, params }),
    request: (method: string, params?: unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        write({ id: last, method, params });
      }),
  };
}
