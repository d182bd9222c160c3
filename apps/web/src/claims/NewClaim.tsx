export const NewClaim = () => null;
