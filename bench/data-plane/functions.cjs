// The same functions in both gateways.
module.exports.pets = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ path: event.path, pets: 20 }),
});
module.exports.echo = async (event) => ({ echoed: event });
