import { use } from './use.js';

export default {
  async fetch() {
    return new Response(`${await use({ validates: false })}\n`);
  },
};
