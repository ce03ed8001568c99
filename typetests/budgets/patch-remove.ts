// budget: 150 instantiations per unit
import { patch } from 'fluent-apigateway';

const method = patch.method();
// repeat
method.remove('/authorizationScopes', 'pets/read$i').remove('/requestModels/application~1vnd.example.v$i');
