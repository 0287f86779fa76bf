// What electron-store finds in place of its validator: it would load it on every start and never use it.
const refuse = () => {
  throw new Error('The settings are parsed by valibot; electron-store is given no schema.');
};

export { refuse as Ajv2020 };
export default { default: refuse };
