// Frames: one activation of a function each, and stacks of them.
//
// A frame is a struct with its registers behind it. Frames of plain calls are cut from the chunks
// of their Stack, last in, first out; the frame of a generator or coroutine lives in the heap, by
// itself, and is only linked into a stack (`back`) while it runs. So Python code calling Python
// code, a generator being resumed, and an await never recurse in C, and a whole stack can be left
// alone in the middle of any instruction and be continued later.
//
// Registers: parameters and other locals first, then cells of captured variables, then temporaries.
// Invariant: a temporary that is not in use never holds an object, so storing into any register is
// the same operation (store, then drop what was there).

#ifndef VM_RUN_FRAME_H
#define VM_RUN_FRAME_H

#include "lang/code.h"
#include "vm/run/function.h"
#include "vm/vm.h"

typedef struct FrameObject FrameObject;
typedef struct Generator Generator;

// What becomes of the value with which a frame ends.
typedef enum FrameReturn {
    RETURN_TO_REGISTER, // into register `dest` of the frame below
    RETURN_INSTANCE,    // of __init__: it must be None; `instance` is the result of the call
    RETURN_NEXT,        // a generator in a for loop: a yield gives the next item, a return ends it
    RETURN_ITEM,        // of `__next__` in a for loop: the next item; StopIteration ends it
    RETURN_OPERATOR,    // of `__add__`, `__getitem__`…: the operands are still in their registers
    RETURN_SEND,        // a generator or coroutine that the frame below awaits
    RETURN_THROW,       // likewise, into which an exception was thrown through the frame below
    RETURN_TO_NATIVE,   // the frame below is a native one
    RETURN_TO_C,        // vm_call or vm_resume is waiting for it
} FrameReturn;

struct Frame {
    Frame *back; // the one to go on with afterwards; NULL: the last of its stack
    union {
        const Instruction *ip; // the next instruction, while another frame runs
        NativeStep *step;      // of a native frame
    };
    CodeObject *code;   // counted with `function`; NULL: a native frame
    Function *function; // counted; NULL: a native frame
    uint32_t size;      // bytes in all
    uint16_t dest;      // see FrameReturn
    uint8_t on_return;  // FrameReturn
    bool entered;       // the recorder has said `call`
    Value names; // the namespace of a class body or of exec, or what locals() gave; UNSET: none
    Object *instance;     // counted: see RETURN_INSTANCE; or NULL
    Generator *generator; // borrowed: whose frame this is, or NULL
    FrameObject *object;  // counted; NULL until somebody asks (frame_object.h)
    int64_t await_mark;   // suspensions when an await began, and 1; 0: none is watched
    int64_t number;       // of this activation in the trace; 0: the module
    int line;             // the recorder's last one; 0: none yet
    int row;              // frames from here down, once the recorder has counted them; else 0
    Value registers[];    // of a native frame: a NativeFrame
};

static inline NativeFrame *frame_native(Frame *frame) {
    return (NativeFrame *)(void *)frame->registers;
}

// The exception that is being handled, for `raise` without operand and for `__context__`; each
// generator has its own, before that of whoever resumed it.
typedef struct Handled {
    Value exception; // UNSET: none
    struct Handled *outer;
} Handled;

typedef struct StackChunk StackChunk;

typedef enum StackState {
    STACK_READY,  // can be run
    STACK_PARKED, // a native frame said STEP_YIELD (time.sleep in a worker)
    STACK_PAUSED, // the budget is used up
    STACK_RETURNED,
    STACK_RAISED, // the exception is in `result`
} StackState;

struct Stack {
    Frame *frame; // the newest; NULL: none
    StackChunk *chunk;
    char *cut, *cut_end;
    Handled handled;      // the stack's own
    Handled *handled_top; // what is in force
    int depth;            // vm->depth while another stack runs
    int native_depth;     // C functions that wait for frames of this stack
    StackState state;
    Value result;
    SimTime park_until; // whoever parks may say until when
    Stack *outer;       // the one that was running when this one was run
};

// The frame of the scenario or library code that is running (native frames are skipped); NULL:
// none.
Frame *frame_current(const Vm *vm);

// The line that a frame is at.
int frame_line(const Frame *frame);

// The instruction that a frame is at: the one before `ip`, as an index into its code; -1 before the
// first one, as in a coroutine that an exception is thrown into before it begins.
int frame_instruction(const Frame *frame);

// locals(): the namespace of a class body or module, else a dict with what the frame's variables
// hold (new reference). A frame has one such dict, which each call brings up to date; what exec put
// there stays (PyFrame_FastToLocals).
Value frame_locals(Vm *vm, Frame *frame);

// The same from the parts of a frame that may have ended: the function, the place of the namespace
// (UNSET: none is made yet), and the variables and cells.
Value frame_variables(Vm *vm, const Function *function, Value *names, const Value *registers);

// For super() without arguments: the class in whose body the running method was defined and its
// first argument, borrowed. False with RuntimeError set.
bool frame_super_arguments(Vm *vm, Type **type, Value *self);

// The exception being handled (sys.exc_info); borrowed, UNSET when there is none.
Value frame_handled_exception(const Vm *vm);

// The exception that is set was raised in this frame of a coroutine of asyncio, as its traceback
// says in CPython: what that was given and had made, the future that it waited for above all, lives
// as long as the exception.
void native_keep(Vm *vm, const NativeFrame *frame);

// An exception leaves a frame in C, of whatever kind: likewise.
void frame_keep_native(Vm *vm, const Frame *frame);

// The coroutine in C that is running handles this exception (taken) from now on, to its end, as in
// the body of an `except`.
void frame_handle_exception(Vm *vm, Value exception);

// What C calls between these two runs while this exception is being handled. `handled` is the
// caller's.
void frame_begin_handling(Vm *vm, Handled *handled, Value exception);
void frame_end_handling(Vm *vm, Handled *handled);

#endif
