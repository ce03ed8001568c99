// budget: 150 instantiations per unit
import { patch } from '../../src/index.js';

const integration = patch.integration();
// repeat
integration.add('/requestTemplates/application~1vnd.example.v$i', '{"version": $i}');
