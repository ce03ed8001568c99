// budget: 150 instantiations per unit
import { patch } from 'fluent-apigateway';

// The longest way to a rule: two segments before the name, under the kind that has most shapes of paths.
const stage = patch.stage();
// repeat
stage.replace('/canarySettings/stageVariableOverrides/v$i', 'value$i');
