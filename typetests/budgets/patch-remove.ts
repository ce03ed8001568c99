// budget: 150 instantiations per unit
import { patch } from '../../src/index.js';

const method = patch.method();
// repeat
method.remove('/authorizationScopes', 'pets/read$i').remove('/requestModels/application~1vnd.example.v$i');
