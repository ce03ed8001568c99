import { PatchSteps, type Point } from './builder.js';

/** The patch of a REST API, with its binary media types: they stand in the path, and what replaces them in the value. */
export class RestApiPatch extends PatchSteps {
  binaryMediaTypes(mediaType: unknown): Point<this> {
    return this.at('binaryMediaTypes', mediaType);
  }
}
