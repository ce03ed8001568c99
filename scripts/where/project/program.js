import { overHttp } from './over-http.js';
import { use } from './use.js';

console.log(await use());
console.log(await overHttp());
