// budget: 150 instantiations per unit
import { patch } from 'fluent-apigateway';

const integration = patch.integration();
// repeat
integration.add('/requestTemplates/application~1vnd.example.v$i', '{"version": $i}');
