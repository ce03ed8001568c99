import { type MethodBuilder, type Route, restApi } from 'fluent-apigateway';

const api = restApi('petstore').model('Problem', { contentType: 'application/json', schema: { type: 'object' } });
type Path = `/${string}`;

// A helper that starts a method: its type is inferred, and nothing of it is lost.
const jsonMethod = (path: Path, verb: 'GET' | 'POST' | 'PUT') =>
  api
    .resource(path)
    .method(verb)
    .methodResponses({ '200': {}, '404': { responseModels: { 'application/json': 'Problem' } } });

// A helper that takes a method: `MethodBuilder` is any method.
const keyed = (method: MethodBuilder) => method.apiKeyRequired();

// A helper that makes whole routes. They are all of one type, whatever is in them.
function collection(path: Path, backend: string, options: { readonly paged?: boolean } = {}): readonly Route[] {
  const list = jsonMethod(path, 'GET')
    .when(options.paged === true, (method) => method.requestParameter('method.request.querystring.page'))
    .integration()
    .http(`${backend}${path}`)
    .integrationResponse('200')
    .integrationResponse('404', { selectionPattern: '404' })
    .when(options.paged === true, (http) =>
      http.requestParameter('integration.request.querystring.page', 'method.request.querystring.page'),
    );
  const add = keyed(api.resource(path).method('POST')).integration().httpProxy(`${backend}${path}`);
  return [list, add];
}

const collections = { '/pets': { paged: true }, '/owners': {}, '/visits': { paged: true } } as const;
const routes = Object.entries(collections).flatMap(([path, options]) =>
  collection(path as keyof typeof collections, 'https://backend.example.com', options),
);

const petstore = api.define(routes);
for (const { path, methods } of Object.values(petstore.model.resources))
  for (const [verb, method] of Object.entries(methods))
    console.log(
      `${verb} ${path}`.padEnd(14),
      method.apiKeyRequired ? 'with a key' : 'open',
      Object.keys(method.requestParameters ?? {}).join(' '),
    );
