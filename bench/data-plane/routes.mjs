/** What a mapping template usually does: the body, a parameter, the context. */
export const template =
  '{"body": $input.json(\'$\'), "name": "$input.params(\'name\')", "method": "$context.httpMethod", "stage": "$context.stage"}';

/** The same requests to every gateway. */
export const routes = [
  { name: 'HTTP proxy', path: '/proxy', method: 'GET', isProxy: true },
  { name: 'Lambda proxy', path: '/lambda', method: 'GET' },
  {
    name: 'template',
    path: '/template?name=cat',
    method: 'POST',
    body: '{"id":7,"tags":["a","b"]}',
    headers: { 'content-type': 'application/json' },
  },
];
