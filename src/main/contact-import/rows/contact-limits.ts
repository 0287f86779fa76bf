// What a contact holds at most, as the form for contacts has it.
export const mostNumbers = 20;
export const mostTags = 100;
