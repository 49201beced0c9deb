//! The front desk: command table, wire types, fault codes, database threads.
