//! The filer's mistake: one figure is another, so that an identity is broken.

use super::figures::Figures;
use crate::code::Code;
use crate::form::Instance;
use crate::model::Value;

/// Changes one operand of one instance of an identity: `slip` says which instance, which operand, by how much.
/// False where no table has such an identity.
pub(super) fn make(tables: &mut [Figures], identity: Code, slip: &[usize]) -> bool {
    let [instance, operand, much] = slip else { return false };
    for table in tables {
        let instances: Vec<&Instance> = table.form.instances().iter().filter(|one| one.code == identity).collect();
        let Some(chosen) = instances.get(instance % instances.len().max(1)) else { continue };
        let operands: Vec<usize> = chosen.left.iter().chain(&chosen.right).copied().collect();
        let at = operands[operand % operands.len()];
        if let Some(Value::Count(count)) = table.values.get_mut(at) {
            *count += 1 + *much as u64 % 9;
            return true;
        }
    }
    false
}
