import type { ErrorCodeEntry } from '../src/errors/codes.js';

/** docs/errors.md, from the table of codes. */
export function renderErrorCodes(codes: Readonly<Record<string, ErrorCodeEntry>>): string {
  const sorted = Object.entries(codes).sort(([left], [right]) => (left < right ? -1 : 1));
  const rooms = [...new Set(sorted.map(([code]) => roomOf(code)))];
  const sections = rooms.map((room) => {
    const rows = sorted.filter(([code]) => roomOf(code) === room).map(([code, entry]) => renderRow(code, entry));
    return `## ${room}\n\n| Code | Error | What it means | What to do |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `<!-- Generated from src/errors/codes.ts by \`npm run generate:errors\`. -->

# Errors

Every error of the package is a \`FluentApiGatewayError\`: a sentence, a stable \`code\`, and where they apply an \`address\`
(\`GET /pets/{petId}\`), a \`hint\`, all \`problems\` at once, and the \`cause\`. Match on codes, or on all of a prefix:

\`\`\`ts
import { isFluentApiGatewayError } from 'fluent-apigateway';

try {
  await gateway.apply(plan);
} catch (error) {
  if (isFluentApiGatewayError(error, 'plan.stale')) await planAgain();
  else if (isFluentApiGatewayError(error, 'execute')) retryLater(error.hint);
  else throw error;
}
\`\`\`

A code without a class is that of one of the \`problems\` of an error. What is wrong with a definition has the id of the rule
that says so: [definition-rules.md](definition-rules.md). What the service refuses, for good, in \`gateway.send\` and lists, is
thrown as the SDK throws it.

By what you see instead of by code: [troubleshooting](troubleshooting.md).

${sections.join('\n\n')}
`;
}

/** A code's row, which other pages link to: `#plan-stale`. */
function renderRow(code: string, { class: name, meaning, remedy }: ErrorCodeEntry): string {
  const anchor = `<a id="${code.replaceAll('.', '-')}"></a>`;
  return `| ${anchor}\`${code}\` | ${name === undefined ? 'problem' : `\`${name}\``} | ${meaning} | ${remedy} |`;
}

/** What a code begins with: `plan`. */
function roomOf(code: string): string {
  return code.split('.')[0] ?? code;
}
