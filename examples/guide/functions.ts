const pets = new Map<string, { readonly name: string }>();

export default {
  'add-pet': async ({ body }: { readonly body: string }) => {
    const petId = `${pets.size + 1}`;
    pets.set(petId, JSON.parse(body));
    return { statusCode: 201, body: JSON.stringify({ petId }) };
  },
  'find-pet': async ({ pathParameters }: { readonly pathParameters: { readonly petId: string } }) => {
    const pet = pets.get(pathParameters.petId);
    return pet === undefined ? { statusCode: 404, body: '' } : { statusCode: 200, body: JSON.stringify(pet) };
  },
};
