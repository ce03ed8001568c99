// budget: 150 instantiations per unit
import { patch } from 'fluent-apigateway';

const stage = patch.stage();
// repeat
stage.at('/pets$i/{id}', 'GET', 'throttling', 'burstLimit').replace($i);
