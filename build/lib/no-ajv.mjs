export class Ajv2020 {}
export default {};
